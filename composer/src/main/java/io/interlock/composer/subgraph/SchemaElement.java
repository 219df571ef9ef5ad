package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.SourceLocation;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `schema` definition and its extensions.
///
/// @param roots the root types, also those that have the default names without being declared
public record SchemaElement(
    @Nullable String description,
    Map<RootKind, NameUse> roots,
    List<Application> applications,
    @Nullable SourceLocation location) {
  public SchemaElement {
    Map<RootKind, NameUse> copy = new EnumMap<>(RootKind.class);
    copy.putAll(roots);
    roots = Collections.unmodifiableMap(copy);
    applications = List.copyOf(applications);
  }

  /// The name of a root type, if there is that root.
  public Optional<String> root(RootKind kind) {
    return Optional.ofNullable(roots.get(kind)).map(NameUse::name);
  }

  /// The kind of root that a type is, if it is one.
  public Optional<RootKind> rootKindOf(String type) {
    return roots.entrySet().stream()
        .filter(e -> e.getValue().name().equals(type))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  public SchemaElement withRoots(Map<RootKind, NameUse> changed) {
    return new SchemaElement(description, changed, applications, location);
  }

  public SchemaElement withApplications(List<Application> changed) {
    return new SchemaElement(description, roots, changed, location);
  }
}
