package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.fieldset.FieldSetCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The key of an interface is a key of each implementation; and who stands in for an interface has
/// one.
final class InterfaceKeys {
  private final Subgraph subgraph;
  private final Errors errors;

  InterfaceKeys(Subgraph subgraph, Errors errors) {
    this.subgraph = subgraph;
    this.errors = errors;
  }

  void check() {
    for (TypeElement type : subgraph.schema().types().values()) {
      if (type.kind() == TypeKind.INTERFACE) {
        subgraph.keys(type).forEach(key -> checkImplementationsHave(key, type));
      }
      if (subgraph.isInterfaceObject(type) && subgraph.keys(type).isEmpty()) {
        InterfaceObjectUsage.withoutKey(type, errors);
      }
    }
  }

  private void checkImplementationsHave(Application key, TypeElement type) {
    Optional<FieldSet> set = FieldSets.of(key);
    if (set.isEmpty()) {
      return;
    }
    List<String> lacking = new ArrayList<>();
    List<@Nullable SourceLocation> places = new ArrayList<>();
    places.add(key.location());
    for (String name : subgraph.schema().possibleTypes(type.name())) {
      TypeElement implementation = Elements.get(subgraph.schema().types(), name);
      if (hasOnlyLegalKeys(implementation) && !hasSameKey(implementation, key, set.get())) {
        lacking.add(name);
        places.add(implementation.location());
      }
    }
    if (!lacking.isEmpty()) {
      errors.add(
          ErrorCode.INTERFACE_KEY_NOT_ON_IMPLEMENTATION,
          type.name(),
          "%s on interface \"%s\" is missing, or not resolvable, on its implementations %s"
              .formatted(key, type.name(), String.join(", ", lacking)),
          places);
    }
  }

  /// A key that cannot be read is reported as such; it may well be the one that is missing.
  private boolean hasOnlyLegalKeys(TypeElement type) {
    FieldSetCheck check = new FieldSetCheck(new ModelTypes(subgraph.schema()));
    return subgraph.keys(type).stream()
        .allMatch(key ->
            FieldSets.of(key)
                .filter(set -> check.firstFault(set, type.name()).isEmpty())
                .isPresent());
  }

  private boolean hasSameKey(TypeElement implementation, Application key, FieldSet set) {
    return subgraph.keys(implementation).stream()
        .filter(own -> Subgraph.isResolvable(own) || !Subgraph.isResolvable(key))
        .anyMatch(own ->
            FieldSets.of(own)
                .filter(ownSet -> FieldSets.isSame(ownSet, set, implementation.name()))
                .isPresent());
  }
}
