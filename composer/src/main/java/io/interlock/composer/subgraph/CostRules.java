package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.schema.TypeKind;
import java.util.List;
import java.util.Optional;

/// The rules of `@cost` and `@listSize`.
final class CostRules {
  private final Subgraph subgraph;
  private final Errors errors;

  CostRules(Subgraph subgraph, Errors errors) {
    this.subgraph = subgraph;
    this.errors = errors;
  }

  void check() {
    for (TypeElement type : subgraph.schema().types().values()) {
      for (FieldElement field : type.fields().values()) {
        if (type.kind() == TypeKind.INTERFACE && subgraph.has(field, "cost")) {
          fault(
              ErrorCode.COST_APPLIED_TO_INTERFACE_FIELD,
              type,
              field,
              "@cost cannot be applied to \"%s\", a field of an interface");
        }
        subgraph
            .applied(field.applications(), "listSize")
            .forEach(listSize -> checkListSize(type, field, listSize));
      }
    }
  }

  private void checkListSize(TypeElement type, FieldElement field, Application listSize) {
    Optional<List<String>> sizedFields = names(listSize, "sizedFields");
    if (!field.type().isList() && sizedFields.isEmpty()) {
      fault(
          ErrorCode.LIST_SIZE_APPLIED_TO_NON_LIST,
          type,
          field,
          "@listSize cannot be applied to \"%s\": it is not a list");
    }
    boolean isNegative =
        listSize.argument("assumedSize").orElse(new Literal.NullLiteral())
                instanceof Literal.NumberLiteral size
            && size.value().signum() < 0;
    if (isNegative) {
      fault(
          ErrorCode.LIST_SIZE_INVALID_ASSUMED_SIZE,
          type,
          field,
          "The assumed size of \"%s\" cannot be negative");
    }
    names(listSize, "slicingArguments")
        .ifPresent(names -> names.forEach(name -> checkSlicing(type, field, name)));
    sizedFields.ifPresent(names -> checkSizedFields(type, field, names));
  }

  private static Optional<List<String>> names(Application listSize, String argument) {
    return listSize
        .argument(argument)
        .filter(Literal.ListLiteral.class::isInstance)
        .map(list ->
            ((Literal.ListLiteral) list)
                .values().stream()
                    .filter(Literal.StringLiteral.class::isInstance)
                    .map(name -> ((Literal.StringLiteral) name).value())
                    .toList());
  }

  private void checkSlicing(TypeElement type, FieldElement field, String name) {
    InputElement argument = field.arguments().get(name);
    boolean isInt = argument != null && argument.type().nullable().toString().equals("Int");
    if (!isInt) {
      fault(
          ErrorCode.LIST_SIZE_INVALID_SLICING_ARGUMENT,
          type,
          field,
          "\"%s\" has no argument \"" + name + "\" of type Int that could be a slicing argument");
    }
  }

  private void checkSizedFields(TypeElement type, FieldElement field, List<String> names) {
    Optional<TypeElement> target =
        subgraph
            .schema()
            .type(field.type().baseName())
            .filter(t -> t.kind() == TypeKind.OBJECT || t.kind() == TypeKind.INTERFACE);
    if (target.isEmpty()) {
      fault(
          ErrorCode.LIST_SIZE_INVALID_SIZED_FIELD,
          type,
          field,
          "\"%s\" cannot have sized fields: its type " + field.type() + " has no fields");
      return;
    }
    for (String name : names) {
      FieldElement sized = target.get().fields().get(name);
      String sizedName = target.get().name() + "." + name;
      if (sized == null) {
        fault(
            ErrorCode.LIST_SIZE_INVALID_SIZED_FIELD,
            type,
            field,
            "The sized field \"" + sizedName + "\" of \"%s\" does not exist");
      } else if (!sized.type().isList()) {
        fault(
            ErrorCode.LIST_SIZE_APPLIED_TO_NON_LIST,
            type,
            field,
            "The sized field \"" + sizedName + "\" of \"%s\" is not a list");
      }
    }
  }

  private void fault(ErrorCode code, TypeElement type, FieldElement field, String message) {
    String coordinate = type.name() + "." + field.name();
    errors.add(code, coordinate, message.formatted(coordinate), field.location());
  }
}
