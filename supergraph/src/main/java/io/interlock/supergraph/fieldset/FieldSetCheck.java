package io.interlock.supergraph.fieldset;

import io.interlock.supergraph.fieldset.FieldSetSelection.Field;
import io.interlock.supergraph.fieldset.FieldSetSelection.InlineFragment;
import java.util.List;
import java.util.Optional;

/// Whether a field set can be read on a type. What a directive forbids beyond that (arguments,
/// abstract types, fields that are not external) is its own rule's business.
public final class FieldSetCheck {
  private final TypeView types;

  public FieldSetCheck(TypeView types) {
    this.types = types;
  }

  /// The first fault of `set` on `type`, in source order; empty when there is none.
  public Optional<FieldSetFault> firstFault(FieldSet set, String type) {
    return firstFault(set.selections(), type);
  }

  private Optional<FieldSetFault> firstFault(List<FieldSetSelection> selections, String type) {
    return selections.stream()
        .map(selection -> fault(selection, type))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<FieldSetFault> fault(FieldSetSelection selection, String type) {
    return switch (selection) {
      case Field field -> fieldFault(field, type);
      case InlineFragment fragment -> fragmentFault(fragment, type);
    };
  }

  private Optional<FieldSetFault> fieldFault(Field field, String type) {
    if (field.alias() != null) {
      return fault(
          FieldSetFault.Kind.ALIAS,
          "Cannot use the alias \"%s\" for \"%s\": aliases are not supported here"
              .formatted(field.alias(), field.name()));
    }
    Optional<String> baseType = types.fieldBaseType(type, field.name());
    if (baseType.isEmpty()) {
      return fault(
          FieldSetFault.Kind.UNKNOWN_FIELD,
          "Type \"%s\" has no field \"%s\"".formatted(type, field.name()));
    }
    Optional<FieldSetFault> arguments =
        types
            .argumentFault(type, field.name(), field.arguments())
            .map(reason -> new FieldSetFault(FieldSetFault.Kind.ARGUMENT, reason));
    return arguments.or(() -> selectionFault(field, type, baseType.get()));
  }

  private Optional<FieldSetFault> selectionFault(Field field, String type, String baseType) {
    String coordinate = type + "." + field.name();
    boolean isComposite = types.isComposite(baseType);
    if (isComposite && field.selections().isEmpty()) {
      return fault(
          FieldSetFault.Kind.SELECTION,
          "Field \"%s\" is of type %s and needs a selection of its fields"
              .formatted(coordinate, baseType));
    }
    if (!isComposite && !field.selections().isEmpty()) {
      return fault(
          FieldSetFault.Kind.SELECTION,
          "Field \"%s\" is of type %s, which has no fields to select"
              .formatted(coordinate, baseType));
    }
    return firstFault(field.selections(), baseType);
  }

  private Optional<FieldSetFault> fragmentFault(InlineFragment fragment, String type) {
    String condition = fragment.typeCondition();
    if (condition == null) {
      return firstFault(fragment.selections(), type);
    }
    if (!types.hasType(condition) || !types.isComposite(condition)) {
      return fault(
          FieldSetFault.Kind.TYPE_CONDITION,
          "\"... on %s\" does not name an object, interface or union type".formatted(condition));
    }
    if (!types.overlaps(type, condition)) {
      return fault(
          FieldSetFault.Kind.TYPE_CONDITION,
          "\"... on %s\" can never match inside \"%s\"".formatted(condition, type));
    }
    return firstFault(fragment.selections(), condition);
  }

  private static Optional<FieldSetFault> fault(FieldSetFault.Kind kind, String message) {
    return Optional.of(new FieldSetFault(kind, message));
  }
}
