package io.interlock.composer.satisfiability;

import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.InputValueFacts;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeFacts;
import io.interlock.supergraph.schema.TypeKind;
import io.interlock.supergraph.schema.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes the operation that asks for one place, with a value for every argument.
final class ExampleOperation {
  /// An input object that contains itself is written this deep.
  private static final int MAX_INPUT_DEPTH = 8;

  private final SchemaView view;

  ExampleOperation(SchemaView view) {
    this.view = view;
  }

  /// @param lastIsComposite whether the last step leads to something with fields of its own
  String print(List<Position.Step> steps, boolean lastIsComposite) {
    StringBuilder out = new StringBuilder();
    String indent = "";
    for (Position.Step step : steps) {
      out.append(out.isEmpty() ? "" : " {\n").append(indent).append(text(step));
      indent += "  ";
    }
    if (lastIsComposite) {
      out.append(" {\n").append(indent).append("...");
    } else {
      indent = indent.substring(2);
    }
    while (!indent.isEmpty()) {
      indent = indent.substring(2);
      out.append('\n').append(indent).append('}');
    }
    return out.toString();
  }

  private String text(Position.Step step) {
    return switch (step) {
      case Position.Step.Root root -> root.operation();
      case Position.Step.Cast cast -> "... on " + cast.type();
      case Position.Step.Field field -> field.name() + arguments(field);
    };
  }

  private String arguments(Position.Step.Field step) {
    Optional<FieldFacts> field = view.field(step.parent(), step.name());
    List<InputValueFacts> arguments =
        field.stream()
            .flatMap(f -> f.arguments().stream())
            .filter(argument -> !argument.isInaccessible())
            .toList();
    return arguments.isEmpty()
        ? ""
        : arguments.stream()
            .map(a -> a.name() + ": " + value(a.type(), 0))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private String value(TypeRef type, int depth) {
    if (type.nullable() instanceof TypeRef.ListOf) {
      return "[]";
    }
    String name = type.baseName();
    return switch (name) {
      case "Int" -> "0";
      case "Float" -> "3.14";
      case "Boolean" -> "true";
      case "String" -> "\"A string value\"";
      case "ID" -> "\"<any id>\"";
      default -> view.type(name).map(facts -> value(facts, depth)).orElse("null");
    };
  }

  private String value(TypeFacts type, int depth) {
    if (type.kind() == TypeKind.ENUM) {
      return type.enumValues().isEmpty() ? "null" : type.enumValues().getFirst().name();
    }
    if (type.kind() != TypeKind.INPUT_OBJECT || depth > MAX_INPUT_DEPTH) {
      return "\"<some value>\"";
    }
    return type.inputFields().stream()
        .filter(InputValueFacts::isRequired)
        .map(field -> field.name() + ": " + value(field.type(), depth + 1))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
