package io.interlock.executor.variables;

import io.interlock.executor.variables.InputType.Enumeration;
import io.interlock.executor.variables.InputType.InputObject;
import io.interlock.executor.variables.InputType.Scalar;
import io.interlock.supergraph.schema.EnumValueFacts;
import io.interlock.supergraph.schema.InputValueFacts;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeFacts;
import io.interlock.supergraph.schema.TypeRef;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compiles the input types that an operation's variables use, each once. What is inaccessible in
/// the supergraph does not exist here.
final class InputTypeCompiler {
  private final SchemaView view;
  private final Map<String, InputType> byName = new HashMap<>();

  InputTypeCompiler(SchemaView view) {
    this.view = view;
  }

  InputType compile(TypeRef type) {
    return switch (type) {
      case TypeRef.NonNull nonNull -> new InputType.NonNull(compile(nonNull.of()));
      case TypeRef.ListOf list -> new InputType.ListOf(compile(list.of()));
      case TypeRef.Named named -> named(named.name());
    };
  }

  private InputType named(String name) {
    @Nullable InputType known = byName.get(name);
    if (known != null) {
      return known;
    }
    return switch (name) {
      case "Int" -> Scalar.INT;
      case "Float" -> Scalar.FLOAT;
      case "String" -> Scalar.STRING;
      case "Boolean" -> Scalar.BOOLEAN;
      case "ID" -> Scalar.ID;
      default -> {
        TypeFacts facts =
            view.type(name)
                .orElseThrow(
                    () -> new IllegalArgumentException("expected an input type, got " + name));
        yield compile(facts);
      }
    };
  }

  private InputType compile(TypeFacts facts) {
    InputType type =
        switch (facts.kind()) {
          case SCALAR -> new InputType.Custom(facts.name());
          case ENUM ->
              new Enumeration(
                  facts.name(),
                  facts.enumValues().stream()
                      .filter(value -> !value.isInaccessible())
                      .map(EnumValueFacts::name)
                      .collect(Collectors.toSet()));
          case INPUT_OBJECT -> new InputObject(facts.name(), facts.isOneOf());
          case OBJECT, INTERFACE, UNION ->
              throw new IllegalArgumentException("expected an input type, got " + facts.name());
        };
    byName.put(facts.name(), type);
    if (type instanceof InputObject object) {
      for (InputValueFacts field : facts.inputFields()) {
        if (!field.isInaccessible()) {
          object.add(new InputType.Field(field.name(), compile(field.type()), field.isRequired()));
        }
      }
    }
    return type;
  }
}
