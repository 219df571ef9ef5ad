package io.interlock.composer.subgraph;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectiveLocation;
import graphql.language.EnumValue;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.FloatValue;
import graphql.language.InputValueDefinition;
import graphql.language.IntValue;
import graphql.language.ListType;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.schema.TypeRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Single syntax nodes to elements of the model.
final class NodeReader {
  private final String subgraph;
  private final Errors errors;

  NodeReader(String subgraph, Errors errors) {
    this.subgraph = subgraph;
    this.errors = errors;
  }

  @Nullable SourceLocation place(Node<?> node) {
    var location = node.getSourceLocation();
    return location == null
        ? null
        : new SourceLocation(subgraph, location.getLine(), location.getColumn());
  }

  static @Nullable String description(@Nullable Description description) {
    return description == null ? null : description.getContent();
  }

  List<Application> applications(List<Directive> directives, int block) {
    return directives.stream().map(directive -> application(directive, block)).toList();
  }

  private Application application(Directive directive, int block) {
    Map<String, Application.Argument> arguments = new LinkedHashMap<>();
    for (Argument argument : directive.getArguments()) {
      String name = argument.getName();
      var read = new Application.Argument(name, literal(argument.getValue()));
      if (arguments.putIfAbsent(name, read) != null) {
        errors.add(
            ErrorCode.INVALID_GRAPHQL,
            "",
            "There can be only one argument named \"%s\" in @%s"
                .formatted(name, directive.getName()),
            place(argument));
      }
    }
    return new Application(
        directive.getName(), List.copyOf(arguments.values()), place(directive), block);
  }

  FieldElement field(FieldDefinition field, int block) {
    return new FieldElement(
        field.getName(),
        description(field.getDescription()),
        type(field.getType()),
        arguments(field.getInputValueDefinitions()),
        applications(field.getDirectives(), 0),
        place(field),
        block);
  }

  /// The last definition of an argument counts, as with other composers.
  private Map<String, InputElement> arguments(List<InputValueDefinition> definitions) {
    Map<String, InputElement> arguments = new LinkedHashMap<>();
    for (InputValueDefinition definition : definitions) {
      arguments.merge(definition.getName(), input(definition), NodeReader::definedAgain);
    }
    return arguments;
  }

  /// The last definition counts, with the directives of all.
  private static InputElement definedAgain(InputElement first, InputElement last) {
    List<Application> both = new ArrayList<>(first.applications());
    both.addAll(last.applications());
    return last.withApplications(both);
  }

  /// Arguments of the directive `owner`, or the fields of the input object `owner`.
  Map<String, InputElement> inputs(
      List<InputValueDefinition> definitions, String owner, boolean areArguments) {
    Map<String, InputElement> inputs = new LinkedHashMap<>();
    for (InputValueDefinition definition : definitions) {
      InputElement input = input(definition);
      if (inputs.putIfAbsent(input.name(), input) != null) {
        errors.add(
            ErrorCode.INVALID_GRAPHQL,
            areArguments ? owner + "(" + input.name() + ":)" : owner + "." + input.name(),
            "%s %s is defined twice on %s"
                .formatted(areArguments ? "Argument" : "Field", input.name(), owner),
            input.location());
      }
    }
    return inputs;
  }

  private InputElement input(InputValueDefinition definition) {
    Value<?> defaultValue = definition.getDefaultValue();
    return new InputElement(
        definition.getName(),
        description(definition.getDescription()),
        type(definition.getType()),
        defaultValue == null ? null : literal(defaultValue),
        applications(definition.getDirectives(), 0),
        place(definition));
  }

  EnumValueElement enumValue(EnumValueDefinition value) {
    return new EnumValueElement(
        value.getName(),
        description(value.getDescription()),
        applications(value.getDirectives(), 0),
        place(value));
  }

  DirectiveElement directive(DirectiveDefinition definition) {
    definition.getDirectiveLocations().forEach(location -> checkLocation(definition, location));
    return new DirectiveElement(
        definition.getName(),
        description(definition.getDescription()),
        inputs(definition.getInputValueDefinitions(), "@" + definition.getName(), true),
        definition.isRepeatable(),
        definition.getDirectiveLocations().stream().map(l -> l.getName()).toList(),
        place(definition));
  }

  private void checkLocation(DirectiveDefinition definition, DirectiveLocation location) {
    boolean isKnown =
        Arrays.stream(Introspection.DirectiveLocation.values())
            .anyMatch(known -> known.name().equals(location.getName()));
    if (!isKnown) {
      errors.add(
          ErrorCode.INVALID_GRAPHQL,
          "@" + definition.getName(),
          "\"%s\" is no place for a directive".formatted(location.getName()),
          place(location));
    }
  }

  NameUse nameUse(Type<?> type) {
    return new NameUse(((TypeName) type).getName(), place(type));
  }

  private TypeRef type(Type<?> type) {
    return switch (type) {
      case NonNullType nonNull -> new TypeRef.NonNull(type(nonNull.getType()));
      case ListType list -> new TypeRef.ListOf(type(list.getType()));
      case TypeName name -> new TypeRef.Named(name.getName());
      default -> throw new IllegalArgumentException("unknown type node: " + type);
    };
  }

  Literal literal(Value<?> value) {
    return switch (value) {
      case IntValue v -> new Literal.NumberLiteral(new BigDecimal(v.getValue()), true);
      case FloatValue v -> new Literal.NumberLiteral(v.getValue(), false);
      case StringValue v -> new Literal.StringLiteral(Objects.requireNonNull(v.getValue()));
      case BooleanValue v -> new Literal.BooleanLiteral(v.isValue());
      case EnumValue v -> new Literal.EnumLiteral(v.getName());
      case NullValue ignored -> new Literal.NullLiteral();
      case VariableReference v -> new Literal.VariableLiteral(v.getName());
      case ArrayValue v ->
          new Literal.ListLiteral(v.getValues().stream().map(this::literal).toList());
      case ObjectValue v -> object(v);
      default -> throw new IllegalArgumentException("unknown value node: " + value);
    };
  }

  private Literal object(ObjectValue value) {
    Map<String, Literal> fields = new LinkedHashMap<>();
    for (ObjectField field : value.getObjectFields()) {
      if (fields.putIfAbsent(field.getName(), literal(field.getValue())) != null) {
        errors.add(
            ErrorCode.INVALID_GRAPHQL,
            "",
            "There can be only one input field named \"%s\"".formatted(field.getName()),
            place(field));
      }
    }
    return new Literal.ObjectLiteral(fields);
  }
}
