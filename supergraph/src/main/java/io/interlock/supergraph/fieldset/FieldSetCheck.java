package io.interlock.supergraph.fieldset;

import io.interlock.supergraph.fieldset.FieldSetSelection.Field;
import io.interlock.supergraph.fieldset.FieldSetSelection.InlineFragment;
import java.util.List;
import java.util.Optional;

/// Whether a field set can be read on a type, in two steps: whether everything that it names is
/// there, and whether it is selected as it must be. What a directive forbids beyond that
/// (arguments, fields that are not external) is its own rule's business.
public final class FieldSetCheck {
  private final TypeView types;
  private final boolean allowsAbstractFields;

  public FieldSetCheck(TypeView types) {
    this(types, true);
  }

  private FieldSetCheck(TypeView types, boolean allowsAbstractFields) {
    this.types = types;
    this.allowsAbstractFields = allowsAbstractFields;
  }

  /// A check of keys, which cannot have fields of interface or union type.
  public static FieldSetCheck ofKeys(TypeView types) {
    return new FieldSetCheck(types, false);
  }

  /// The first fault of `set` on `type`: of the first step, or else of the second. Empty when there
  /// is none.
  public Optional<FieldSetFault> firstFault(FieldSet set, String type) {
    return firstUnreadable(set, type).or(() -> firstMisused(set.selections(), type));
  }

  /// The first fault of `set` on `type` that leaves open what is selected.
  public Optional<FieldSetFault> firstUnreadable(FieldSet set, String type) {
    return firstUnknown(set.selections(), type);
  }

  private Optional<FieldSetFault> firstUnknown(List<FieldSetSelection> selections, String type) {
    return selections.stream()
        .map(selection -> unknown(selection, type))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<FieldSetFault> unknown(FieldSetSelection selection, String type) {
    return switch (selection) {
      case Field field -> unknownField(field, type);
      case InlineFragment fragment -> unknownFragment(fragment, type);
    };
  }

  private Optional<FieldSetFault> unknownField(Field field, String type) {
    Optional<String> baseType = types.fieldBaseType(type, field.name());
    if (baseType.isEmpty()) {
      return fault(
          FieldSetFault.Kind.UNKNOWN_FIELD,
          type,
          field,
          "Type \"%s\" has no field \"%s\"".formatted(type, field.name()));
    }
    if (!allowsAbstractFields && types.isAbstract(baseType.get())) {
      return fault(
          FieldSetFault.Kind.ABSTRACT_FIELD,
          type,
          field,
          "Field \"%s.%s\" is of type %s, and no interface or union can be part of a key"
              .formatted(type, field.name(), baseType.get()));
    }
    if (!types.isComposite(baseType.get()) && !field.selections().isEmpty()) {
      return fault(
          FieldSetFault.Kind.SELECTION,
          type,
          field,
          "Field \"%s.%s\" is of type %s, which has no fields to select"
              .formatted(type, field.name(), baseType.get()));
    }
    return firstUnknown(field.selections(), baseType.get());
  }

  private Optional<FieldSetFault> unknownFragment(InlineFragment fragment, String type) {
    String condition = fragment.typeCondition();
    if (condition == null) {
      return firstUnknown(fragment.selections(), type);
    }
    if (!types.hasType(condition) || !types.isComposite(condition)) {
      return badCondition(
          type,
          "\"... on %s\" does not name an object, interface or union type".formatted(condition));
    }
    if (!types.overlaps(type, condition)) {
      return badCondition(
          type, "\"... on %s\" can never match inside \"%s\"".formatted(condition, type));
    }
    return firstUnknown(fragment.selections(), condition);
  }

  private static Optional<FieldSetFault> badCondition(String type, String message) {
    return Optional.of(new FieldSetFault(FieldSetFault.Kind.TYPE_CONDITION, type, "", message));
  }

  /// The first fault in the use of what is there.
  private Optional<FieldSetFault> firstMisused(List<FieldSetSelection> selections, String type) {
    return selections.stream()
        .map(selection -> misused(selection, type))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<FieldSetFault> misused(FieldSetSelection selection, String type) {
    return switch (selection) {
      case Field field -> misusedField(field, type);
      case InlineFragment fragment ->
          firstMisused(
              fragment.selections(),
              fragment.typeCondition() == null ? type : fragment.typeCondition());
    };
  }

  private Optional<FieldSetFault> misusedField(Field field, String type) {
    if (field.alias() != null) {
      return fault(
          FieldSetFault.Kind.ALIAS,
          type,
          field,
          "Cannot use the alias \"%s\" for \"%s\": aliases are not supported here"
              .formatted(field.alias(), field.name()));
    }
    Optional<FieldSetFault> arguments =
        types
            .argumentFault(type, field.name(), field.arguments())
            .flatMap(reason -> fault(FieldSetFault.Kind.ARGUMENT, type, field, reason));
    return arguments.or(() -> misusedSelection(field, type));
  }

  private Optional<FieldSetFault> misusedSelection(Field field, String type) {
    String baseType = types.fieldBaseType(type, field.name()).orElseThrow();
    if (types.isComposite(baseType) && field.selections().isEmpty()) {
      return fault(
          FieldSetFault.Kind.SELECTION,
          type,
          field,
          "Field \"%s.%s\" is of type %s and needs a selection of its fields"
              .formatted(type, field.name(), baseType));
    }
    return firstMisused(field.selections(), baseType);
  }

  private static Optional<FieldSetFault> fault(
      FieldSetFault.Kind kind, String type, Field field, String message) {
    return Optional.of(new FieldSetFault(kind, type, field.name(), message));
  }
}
