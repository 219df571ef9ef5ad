package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Turns federation 1 subgraphs into federation 2 ones, with a view to the others: what federation
/// 1 left unsaid (who shares a field, which `@external` means nothing) is made explicit.
public final class Federation1Upgrade {
  private final List<Subgraph> originals;
  private final Errors errors;
  private final Set<String> interfacesWithKeys = new TreeSet<>();

  private Federation1Upgrade(List<Subgraph> originals, Errors errors) {
    this.originals = originals;
    this.errors = errors;
  }

  /// All subgraphs as federation 2, or nothing and the errors added.
  public static Optional<List<Subgraph>> upgrade(List<Subgraph> subgraphs, Errors errors) {
    if (subgraphs.stream().noneMatch(Subgraph::isFederation1)) {
      return Optional.of(subgraphs);
    }
    return new Federation1Upgrade(subgraphs, errors).upgradeAll();
  }

  private Optional<List<Subgraph>> upgradeAll() {
    List<Subgraph> upgraded = new ArrayList<>();
    for (Subgraph original : originals) {
      upgraded.add(original.isFederation1() ? upgrade(original) : original);
    }
    refuseKeyedInterfaceObjects();
    return errors.isEmpty() ? Optional.of(upgraded) : Optional.empty();
  }

  private Subgraph upgrade(Subgraph original) {
    List<Subgraph> others = originals.stream().filter(other -> other != original).toList();
    Errors own = Errors.of(original.name());
    Subgraph linked = Federation1Links.link(original, own);
    if (own.isEmpty()) {
      Federation1Extensions.requireBases(linked, others, own);
    }
    if (!own.isEmpty()) {
      errors.addAll(own);
      return original;
    }
    Subgraph upgraded = rewrite(linked, original, others, own);
    if (own.isEmpty()) {
      FederationRules.check(upgraded, own);
    }
    errors.addAll(own);
    return upgraded;
  }

  private Subgraph rewrite(Subgraph linked, Subgraph original, List<Subgraph> others, Errors own) {
    Subgraph strings = Federation1FieldSets.asStrings(linked);
    Subgraph objects = Federation1Externals.dropMeaningless(strings);
    Subgraph resolved = Federation1Extensions.resolveKeyFields(objects, others);
    Subgraph active = Federation1FieldSets.dropInactive(resolved);
    Subgraph defined = Federation1Extensions.asDefinitions(active);
    interfacesWithKeys.addAll(Federation1FieldSets.interfacesWithKeys(defined));
    Subgraph legal = Federation1FieldSets.dropIllegal(defined);
    Subgraph used = Federation1Externals.dropUnused(legal, own);
    Subgraph shared = Federation1Sharing.share(used, original, others);
    return Federation1Externals.dropRepeatedTags(shared, others);
  }

  /// An interface that federation 1 keyed cannot be resolved as an object elsewhere: its key means
  /// nothing there.
  private void refuseKeyedInterfaceObjects() {
    Set<String> reported = new HashSet<>();
    for (Subgraph subgraph : originals) {
      for (TypeElement type : subgraph.schema().types().values()) {
        boolean clashes =
            subgraph.isInterfaceObject(type) && interfacesWithKeys.contains(type.name());
        if (clashes && reported.add(type.name())) {
          errors.add(
              ErrorCode.INTERFACE_OBJECT_USAGE_ERROR,
              type.name(),
              "\"%s\" is an @interfaceObject in subgraph \"%s\", but a federation 1 subgraph has a @key on that interface: that subgraph must be upgraded to federation 2"
                  .formatted(type.name(), subgraph.name()),
              type.location());
        }
      }
    }
  }
}
