package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.Errors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns federation 1 subgraphs into federation 2 ones, with a view to the others: what federation
/// 1 left unsaid (who shares a field, which `@external` means nothing) is made explicit.
public final class Federation1Upgrade {
  private final List<Subgraph> originals;
  private final Errors errors;
  private final Map<String, Keyed> keyedInterfaces = new HashMap<>();

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
    if (!own.isEmpty()) {
      errors.addAll(own);
      return original;
    }
    Federation1Extensions.requireBases(linked, others, own);
    Subgraph upgraded = rewrite(linked, original, others, own);
    if (own.isEmpty()) {
      FederationRules.check(upgraded, Errors.of(original.name()), own);
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
    for (TypeElement keyed : Federation1FieldSets.interfacesWithKeys(defined)) {
      keyedInterfaces.putIfAbsent(keyed.name(), new Keyed(original.name(), keyed));
    }
    Subgraph legal = Federation1FieldSets.dropIllegal(defined);
    Subgraph used = Federation1Externals.dropUnused(legal, own);
    Subgraph shared = Federation1Sharing.share(used, original, others);
    return Federation1Externals.dropRepeatedTags(shared, others);
  }

  private void refuseKeyedInterfaceObjects() {
    Set<String> reported = new HashSet<>();
    for (Subgraph subgraph : originals) {
      for (TypeElement type : subgraph.schema().types().values()) {
        Keyed keyed = keyedInterfaces.get(type.name());
        if (keyed != null && subgraph.isInterfaceObject(type) && reported.add(type.name())) {
          InterfaceObjectUsage.besideFederation1Key(
              subgraph, type, keyed.subgraph(), keyed.type(), errors);
        }
      }
    }
  }

  /// An interface that has a key in a federation 1 subgraph.
  private record Keyed(String subgraph, TypeElement type) {}
}
