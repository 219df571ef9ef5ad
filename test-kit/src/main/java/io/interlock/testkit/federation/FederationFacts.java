package io.interlock.testkit.federation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the federation directives of one subgraph say, by type and field. Immutable.
///
/// @param keys by object or interface type, in the order of the SDL
/// @param requires by field coordinate
/// @param provides by field coordinate
/// @param externals coordinates of the fields that this subgraph does not resolve by itself; key
///   fields of extensions are not among them
public record FederationFacts(
    Map<String, List<EntityKey>> keys,
    Map<String, FieldPaths> requires,
    Map<String, FieldPaths> provides,
    Set<String> externals) {

  public FederationFacts {
    keys = Map.copyOf(keys);
    requires = Map.copyOf(requires);
    provides = Map.copyOf(provides);
    externals = Set.copyOf(externals);
  }

  public List<EntityKey> keysOf(String type) {
    return keys.getOrDefault(type, List.of());
  }

  public FieldPaths requiredBy(String type, String field) {
    return requires.getOrDefault(type + "." + field, FieldPaths.NONE);
  }

  public FieldPaths providedBy(String type, String field) {
    return provides.getOrDefault(type + "." + field, FieldPaths.NONE);
  }

  public boolean isExternal(String type, String field) {
    return externals.contains(type + "." + field);
  }

  /// The field sets of all `@requires` on fields of `type`, together.
  public FieldPaths allRequiredBy(String type) {
    FieldPaths all = FieldPaths.NONE;
    for (Map.Entry<String, FieldPaths> entry : requires.entrySet()) {
      if (entry.getKey().startsWith(type + ".")) {
        all = all.plus(entry.getValue());
      }
    }
    return all;
  }

  /// Gathers facts while the SDL is read.
  static final class Builder {
    final Map<String, List<EntityKey>> keys = new HashMap<>();
    final Map<String, FieldPaths> requires = new HashMap<>();
    final Map<String, FieldPaths> provides = new HashMap<>();
    final Set<String> externals = new HashSet<>();

    FederationFacts build() {
      return new FederationFacts(keys, requires, provides, externals);
    }
  }
}
