package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.parser.Parser;
import io.interlock.executor.differential.Blueprint.Computed;
import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.testkit.data.DataValue;
import io.interlock.testkit.data.Json;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Computes from the whole world what a subgraph computes from the inputs that it is sent.
final class ComputedFields {
  /// How the error of a computed field begins.
  static final String NO_INPUT = "no input: ";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DataValue.Evaluator EVALUATOR = new DataValue.Evaluator();

  private final Blueprint blueprint;
  private final World world;
  private final Set<String> entities = new TreeSet<>();
  private final Set<String> failures = new TreeSet<>();

  ComputedFields(Blueprint blueprint, World world) {
    this.blueprint = blueprint;
    this.world = world;
  }

  /// Said of a computed field whose inputs cannot be had.
  private static final class NoInputException extends RuntimeException {
    NoInputException(String message) {
      super(message);
    }
  }

  /// What the monolith answers.
  JsonNode value(ObjectNode entity, Computed computed) {
    try {
      return echo(entity, computed);
    } catch (NoInputException e) {
      return JSON.objectNode().put("!error", NO_INPUT + e.getMessage());
    }
  }

  /// What that depends on.
  Inputs inputs(ObjectNode entity, Computed computed) {
    entities.clear();
    failures.clear();
    value(entity, computed);
    return new Inputs(entities, failures);
  }

  /// A computed field as an input of another: null when its own inputs cannot be had, as all
  /// computed fields may be null.
  private JsonNode input(ObjectNode entity, Computed computed) {
    try {
      return echo(entity, computed);
    } catch (NoInputException e) {
      return JSON.nullNode();
    }
  }

  private JsonNode echo(ObjectNode entity, Computed computed) {
    OperationDefinition inputs =
        (OperationDefinition)
            new Parser().parseDocument("{" + computed.inputs() + "}").getDefinitions().getFirst();
    entities.add(entity.get("id").asText());
    JsonNode representation = select(holder(entity, computed), inputs.getSelectionSet());
    JsonNode echo = JSON.textNode("!echo: " + computed.template());
    return plain(EVALUATOR.evaluate(echo, representation, JSON.objectNode()));
  }

  private ObjectNode holder(ObjectNode entity, Computed computed) {
    String type = computed.holder();
    if (type == null) {
      return entity;
    }
    String id = entity.get("id").asText();
    ObjectNode holder =
        world.entity(JSON.objectNode().put("id", type + id.substring(id.indexOf('-'))));
    entities.add(holder.get("id").asText());
    return holder;
  }

  private JsonNode select(JsonNode value, SelectionSet selections) {
    ObjectNode object = JSON.objectNode();
    each(selections.getSelections(), selection -> add(selection, value, object));
    return object;
  }

  private void add(Selection<?> selection, JsonNode value, ObjectNode object) {
    switch (selection) {
      case graphql.language.Field field -> object.set(field.getName(), field(value, field));
      case InlineFragment fragment -> {
        String condition = Objects.requireNonNull(fragment.getTypeCondition()).getName();
        if (condition.equals(value.get("__typename").asText())) {
          object.setAll((ObjectNode) select(value, fragment.getSelectionSet()));
        }
      }
      default -> throw new IllegalArgumentException("a field set holds " + selection);
    }
  }

  /// Goes on after one that fails, as a subgraph does: others may fail too.
  private static <T> void each(Iterable<? extends T> all, Consumer<T> action) {
    NoInputException first = null;
    for (T one : all) {
      try {
        action.accept(one);
      } catch (NoInputException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private JsonNode field(JsonNode object, graphql.language.Field selected) {
    Field field = blueprint.type(object.get("__typename").asText()).fields.get(selected.getName());
    Computed computed = field.computed();
    if (computed != null) {
      return input((ObjectNode) object, computed);
    }
    ObjectNode arguments = JSON.objectNode();
    for (Argument argument : selected.getArguments()) {
      arguments.set(argument.getName(), json(argument.getValue()));
    }
    JsonNode value =
        plain(EVALUATOR.evaluate(object.get(field.name()), JSON.objectNode(), arguments));
    return complete(value, field.type(), selected.getSelectionSet());
  }

  /// As a subgraph completes a value: a null where none may be goes up to where one may be.
  private JsonNode complete(JsonNode raw, TypeRef type, @Nullable SelectionSet selections) {
    if (type instanceof TypeRef.NonNull nonNull) {
      JsonNode present = completePresent(raw, nonNull.of(), selections);
      if (present.isNull()) {
        throw new NoInputException(raw.toString());
      }
      return present;
    }
    try {
      return completePresent(raw, type, selections);
    } catch (NoInputException e) {
      return JSON.nullNode();
    }
  }

  private JsonNode completePresent(JsonNode raw, TypeRef type, @Nullable SelectionSet selections) {
    JsonNode value = plain(EVALUATOR.evaluate(raw, JSON.objectNode(), JSON.objectNode()));
    if (value.isNull()) {
      return value;
    }
    if (type instanceof TypeRef.ListOf list) {
      ArrayNode elements = JSON.arrayNode();
      each(value, element -> elements.add(complete(element, list.element(), selections)));
      return elements;
    }
    return selections == null ? value : select(value, selections);
  }

  private JsonNode plain(DataValue value) {
    return switch (value) {
      case DataValue.Plain plain -> plain.json();
      case DataValue.Failing failing -> {
        failures.add(failing.message());
        yield NullNode.getInstance();
      }
      case DataValue.Reference reference -> {
        ObjectNode entity = world.entity(reference.fields());
        entities.add(entity.get("id").asText());
        yield entity;
      }
      case DataValue.Forbidden forbidden -> throw new IllegalStateException(forbidden.reason());
    };
  }

  private static JsonNode json(Value<?> literal) {
    return switch (literal) {
      case StringValue text -> JSON.textNode(text.getValue());
      case EnumValue name -> JSON.textNode(name.getName());
      case IntValue number -> JSON.numberNode(number.getValue().intValueExact());
      case BooleanValue flag -> JSON.booleanNode(flag.isValue());
      case NullValue _ -> JSON.nullNode();
      case ArrayValue array ->
          Json.treeOf(array.getValues().stream().map(ComputedFields::json).toList());
      case ObjectValue object -> {
        ObjectNode members = JSON.objectNode();
        object.getObjectFields().forEach(m -> members.set(m.getName(), json(m.getValue())));
        yield members;
      }
      default -> throw new IllegalArgumentException("unknown kind of literal: " + literal);
    };
  }
}
