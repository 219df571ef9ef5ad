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

/// The rules of keys on interfaces, and of `@interfaceObject`.
final class InterfaceRules {
  private final Subgraph subgraph;
  private final Errors errors;

  InterfaceRules(Subgraph subgraph, Errors errors) {
    this.subgraph = subgraph;
    this.errors = errors;
  }

  void check() {
    for (TypeElement type : subgraph.schema().types().values()) {
      if (type.kind() == TypeKind.INTERFACE) {
        subgraph.keys(type).forEach(key -> checkImplementationsHave(key, type));
      }
      if (subgraph.isInterfaceObject(type) && subgraph.keys(type).isEmpty()) {
        errors.add(
            ErrorCode.INTERFACE_OBJECT_USAGE_ERROR,
            type.name(),
            "@interfaceObject can be used only on a type with at least one @key, but \"%s\" has none"
                .formatted(type.name()),
            type.location());
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
        .filter(own -> isResolvable(own) || !isResolvable(key))
        .anyMatch(own ->
            FieldSets.of(own)
                .filter(ownSet -> FieldSets.isSame(ownSet, set, implementation.name()))
                .isPresent());
  }

  /// Whether the router may ask this subgraph for the type by the key.
  static boolean isResolvable(Application key) {
    return !key.argument("resolvable").equals(Optional.of(new Literal.BooleanLiteral(false)));
  }
}
