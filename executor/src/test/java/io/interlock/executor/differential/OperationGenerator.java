package io.interlock.executor.differential;

import graphql.ParseAndValidate;
import graphql.parser.Parser;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Draws lawful operations on a schema.
final class OperationGenerator {
  private static final int DEPTH = 5;

  private final GraphQLSchema schema;
  private final Dice dice;
  private final Variables variables;
  private final List<String> fragments = new ArrayList<>();
  private int fieldsLeft;

  private OperationGenerator(GraphQLSchema schema, Dice dice) {
    this.schema = schema;
    this.dice = dice;
    this.variables = new Variables(dice);
    this.fieldsLeft = dice.between(4, 30);
  }

  /// A question that validates.
  static Question draw(GraphQLSchema schema, Dice dice) {
    while (true) {
      Question question = new OperationGenerator(schema, dice).draw();
      if (ParseAndValidate.validate(schema, Parser.parse(question.operation()), Locale.ENGLISH)
          .isEmpty()) {
        return question;
      }
    }
  }

  private Question draw() {
    GraphQLObjectType mutation = schema.getMutationType();
    boolean isMutation = mutation != null && dice.chance(20);
    GraphQLObjectType root = isMutation ? Objects.requireNonNull(mutation) : schema.getQueryType();
    String selections = selections(root, 0, new Scope());
    String text = (isMutation ? "mutation Q" : "query Q") + variables.declarations() + selections;
    return new Question(text + String.join("", fragments), variables.json());
  }

  /// What is known of a response position: its keys, each with the field that it stands for.
  private static final class Scope {
    final Map<String, String> fields = new HashMap<>();
    final Map<String, Scope> below = new HashMap<>();
  }

  private String selections(GraphQLCompositeType type, int depth, Scope scope) {
    StringBuilder text = new StringBuilder(" {");
    int count = dice.between(1, depth == 0 ? 3 : 4);
    for (int i = 0; i < count; i++) {
      text.append(' ').append(selection(type, depth, scope));
    }
    return text.append(" }").toString();
  }

  private String selection(GraphQLCompositeType type, int depth, Scope scope) {
    int draw = dice.between(1, 100);
    int fragmentsOf100 =
        switch (type) {
          case GraphQLObjectType _ -> 12;
          case GraphQLInterfaceType _ -> 45;
          default -> 85;
        };
    if (draw <= 7 || (fieldsLeft <= 0 && type instanceof GraphQLUnionType)) {
      return typename(scope);
    }
    if (draw <= 7 + fragmentsOf100 && depth < DEPTH && fieldsLeft > 0) {
      return fragment(type, depth, scope);
    }
    return type instanceof GraphQLFieldsContainer container
        ? field(container, depth, scope)
        : typename(scope);
  }

  private String typename(Scope scope) {
    String key = dice.chance(60) ? "__typename" : "t" + dice.between(1, 2);
    if (!scope.fields.computeIfAbsent(key, _ -> "__typename").equals("__typename")) {
      return "__typename";
    }
    return key.equals("__typename") ? key : key + ": __typename";
  }

  private String field(GraphQLFieldsContainer type, int depth, Scope scope) {
    GraphQLFieldDefinition field = drawField(type, depth);
    if (field == null) {
      return typename(scope);
    }
    fieldsLeft--;
    String call = field.getName() + arguments(field);
    String signature = call + " " + GraphQLTypeUtil.simplePrint(field.getType());
    String key = key(type, field, signature, scope);
    String selections =
        GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLCompositeType composite
            ? selections(composite, depth + 1, scope.below.computeIfAbsent(key, _ -> new Scope()))
            : "";
    return (key.equals(field.getName()) ? "" : key + ": ") + call + condition() + selections;
  }

  /// A leaf when the operation is large or deep.
  private @Nullable GraphQLFieldDefinition drawField(GraphQLFieldsContainer type, int depth) {
    List<GraphQLFieldDefinition> fields =
        type.getFieldDefinitions().stream()
            .filter(f -> !f.getName().startsWith("_"))
            .filter(f ->
                (depth < DEPTH && fieldsLeft > 0)
                    || !(GraphQLTypeUtil.unwrapAll(f.getType()) instanceof GraphQLCompositeType))
            .toList();
    return fields.isEmpty() ? null : dice.one(fields);
  }

  /// The response key: the field's name, or the name of some field of the type, or a free one.
  private String key(
      GraphQLFieldsContainer type, GraphQLFieldDefinition field, String signature, Scope scope) {
    String key = field.getName();
    if (dice.chance(20)) {
      key =
          dice.chance(60)
              ? dice.one(type.getFieldDefinitions()).getName()
              : "k" + dice.between(1, 3);
    }
    boolean mayMeet = type instanceof GraphQLObjectType && dice.chance(20);
    for (int i = 1; !mayMeet && !signature.equals(scope.fields.getOrDefault(key, signature)); i++) {
      key = field.getName() + i;
    }
    scope.fields.put(key, signature);
    return key.startsWith("_") ? field.getName() : key;
  }

  private String arguments(GraphQLFieldDefinition field) {
    List<String> arguments = new ArrayList<>();
    for (GraphQLArgument argument : field.getArguments()) {
      String type = GraphQLTypeUtil.simplePrint(argument.getType());
      if (type.endsWith("!") || dice.chance(75)) {
        arguments.add(argument.getName() + ": " + value(type));
      }
    }
    return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
  }

  private String value(String type) {
    TypeRef ref = TypeRef.parse(type);
    return dice.chance(40) ? "$" + variables.name(ref) : Literals.draw(ref, dice);
  }

  private String condition() {
    if (!dice.chance(12)) {
      return "";
    }
    String directive = dice.chance(50) ? " @include(if: " : " @skip(if: ";
    String value = dice.chance(15) ? String.valueOf(dice.chance(50)) : "$" + variables.condition();
    return directive
        + value
        + ")"
        + (dice.chance(10) ? condition().replace(directive, " @skip(if: ") : "");
  }

  private String fragment(GraphQLCompositeType type, int depth, Scope scope) {
    if (dice.chance(10)) {
      return "..." + condition() + selections(type, depth, scope);
    }
    GraphQLCompositeType target = dice.one(overlapping(type));
    String selections = selections(target, depth, scope);
    if (dice.chance(25)) {
      String name = "F" + (fragments.size() + 1);
      fragments.add(" fragment %s on %s%s".formatted(name, target.getName(), selections));
      return "..." + name + condition();
    }
    return "... on " + target.getName() + condition() + selections;
  }

  /// The types that share an object type with `type`, object types being more likely.
  private List<GraphQLCompositeType> overlapping(GraphQLCompositeType type) {
    List<String> objects = objects(type);
    List<GraphQLCompositeType> found = new ArrayList<>();
    for (GraphQLNamedType other : schema.getAllTypesAsList()) {
      if (other instanceof GraphQLCompositeType composite
          && !other.getName().startsWith("_")
          && objects(composite).stream().anyMatch(objects::contains)) {
        found.add(composite);
        if (other instanceof GraphQLObjectType) {
          found.add(composite);
        }
      }
    }
    return found;
  }

  private List<String> objects(GraphQLCompositeType type) {
    return switch (type) {
      case GraphQLObjectType object -> List.of(object.getName());
      case GraphQLInterfaceType wide ->
          schema.getImplementations(wide).stream().map(GraphQLObjectType::getName).toList();
      case GraphQLUnionType union ->
          union.getTypes().stream().map(GraphQLNamedType::getName).toList();
      default -> List.of();
    };
  }
}
