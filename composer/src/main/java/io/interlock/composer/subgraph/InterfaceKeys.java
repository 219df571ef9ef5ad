package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

  /// Adds an error for the first key of an interface, or of an implementation where that key is
  /// looked for, that cannot be read. Such a fault hides every other fault of the subgraph: nobody
  /// can tell which keys are the same.
  void checkReadable() {
    for (TypeElement type : subgraph.schema().types().values()) {
      if (type.kind() == TypeKind.INTERFACE) {
        subgraph.keys(type).forEach(key -> checkReadable(key, type));
      }
    }
  }

  private void checkReadable(Application key, TypeElement type) {
    if (!isReadable(key, type)) {
      return;
    }
    FieldSet set = FieldSets.of(key).orElseThrow();
    for (TypeElement implementation : implementations(type)) {
      for (Application own : subgraph.keys(implementation)) {
        if (!isReadable(own, implementation) || isSame(own, set, implementation)) {
          break;
        }
      }
    }
  }

  /// Whether a key can be read; the error is added when not, and nothing is read after an error.
  private boolean isReadable(Application key, TypeElement type) {
    if (errors.isEmpty()) {
      FieldSetRule.ofKey(subgraph, errors, key, type).checkReadable(type.name());
    }
    return errors.isEmpty();
  }

  private List<TypeElement> implementations(TypeElement type) {
    return subgraph.schema().possibleTypes(type.name()).stream()
        .map(name -> Elements.get(subgraph.schema().types(), name))
        .toList();
  }

  private void checkImplementationsHave(Application key, TypeElement type) {
    FieldSet set = FieldSets.of(key).orElseThrow();
    List<TypeElement> lacking =
        implementations(type).stream().filter(i -> !hasSameKey(i, key, set)).toList();
    if (lacking.isEmpty()) {
      return;
    }
    List<@Nullable SourceLocation> places = new ArrayList<>();
    places.add(key.location());
    lacking.forEach(implementation -> places.add(implementation.location()));
    errors.add(
        ErrorCode.INTERFACE_KEY_NOT_ON_IMPLEMENTATION,
        type.name(),
        "%s on interface \"%s\" is missing, or not resolvable, on its implementations %s"
            .formatted(
                key,
                type.name(),
                lacking.stream().map(TypeElement::name).collect(Collectors.joining(", "))),
        places);
  }

  private boolean hasSameKey(TypeElement implementation, Application key, FieldSet set) {
    return subgraph.keys(implementation).stream()
        .filter(own -> Subgraph.isResolvable(own) || !Subgraph.isResolvable(key))
        .anyMatch(own -> isSame(own, set, implementation));
  }

  private static boolean isSame(Application key, FieldSet set, TypeElement type) {
    return FieldSets.of(key).filter(own -> FieldSets.isSame(own, set, type.name())).isPresent();
  }
}
