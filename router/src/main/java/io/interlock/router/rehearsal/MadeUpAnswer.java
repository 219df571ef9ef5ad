package io.interlock.router.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.Field;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InlineFragment;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.language.VariableReference;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One answer, made up by what is asked and of which type it is: lists have three elements, every
/// object has another id, an abstract type is always the first of its types.
final class MadeUpAnswer {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LENGTH = 3;

  private final TypeDefinitionRegistry types;
  private final JsonNode variables;
  private int ids;

  MadeUpAnswer(TypeDefinitionRegistry types, JsonNode variables) {
    this.types = types;
    this.variables = variables;
  }

  ObjectNode data(OperationDefinition operation) {
    String root =
        operation.getOperation() == OperationDefinition.Operation.MUTATION ? "Mutation" : "Query";
    return object(root, operation.getSelectionSet());
  }

  private ObjectNode object(String type, @Nullable SelectionSet selections) {
    ObjectNode object = JSON.objectNode();
    add(type, Objects.requireNonNull(selections), object);
    return object;
  }

  private void add(String type, SelectionSet selections, ObjectNode object) {
    for (Selection<?> selection : selections.getSelections()) {
      switch (selection) {
        case Field field -> object.set(field.getResultKey(), field(type, field));
        case InlineFragment fragment when isAbout(fragment, type) ->
            add(type, fragment.getSelectionSet(), object);
        default -> {
          // A fragment on another type; named fragments no router sends.
        }
      }
    }
  }

  private boolean isAbout(InlineFragment fragment, String type) {
    return fragment.getTypeCondition() == null
        || type.equals(concrete(fragment.getTypeCondition().getName()));
  }

  private JsonNode field(String type, Field field) {
    return switch (field.getName()) {
      case "__typename" -> TextNode.valueOf(type);
      case "_entities" -> entities(field);
      default -> value(typeOf(type, field.getName()), field);
    };
  }

  private ArrayNode entities(Field field) {
    VariableReference variable = (VariableReference) field.getArguments().getFirst().getValue();
    ArrayNode entities = JSON.arrayNode();
    for (JsonNode representation : variables.path(variable.getName())) {
      entities.add(object(representation.path("__typename").asText(), field.getSelectionSet()));
    }
    return entities;
  }

  private JsonNode value(Type<?> type, Field field) {
    return switch (type) {
      case NonNullType sure -> value(sure.getType(), field);
      case ListType list -> list(list.getType(), field);
      case TypeName name -> named(name.getName(), field);
      default -> throw new IllegalArgumentException("expected a type, got " + type);
    };
  }

  private ArrayNode list(Type<?> element, Field field) {
    ArrayNode list = JSON.arrayNode();
    for (int i = 0; i < LENGTH; i++) {
      list.add(value(element, field));
    }
    return list;
  }

  private JsonNode named(String type, Field field) {
    return switch (type) {
      case "Int" -> IntNode.valueOf(ids);
      case "Float" -> DoubleNode.valueOf(ids + 0.5);
      case "Boolean" -> BooleanNode.TRUE;
      case "ID" -> TextNode.valueOf(Integer.toString(ids++));
      case "String" -> TextNode.valueOf(field.getName() + " of a rehearsal");
      default -> defined(type, field);
    };
  }

  private JsonNode defined(String type, Field field) {
    return definition(type) instanceof EnumTypeDefinition values
        ? TextNode.valueOf(values.getEnumValueDefinitions().getFirst().getName())
        : object(concrete(type), field.getSelectionSet());
  }

  private String concrete(String type) {
    return switch (definition(type)) {
      case UnionTypeDefinition union -> ((TypeName) union.getMemberTypes().getFirst()).getName();
      case InterfaceTypeDefinition face -> types.getAllImplementationsOf(face).getFirst().getName();
      default -> type;
    };
  }

  private Type<?> typeOf(String type, String field) {
    return ((ImplementingTypeDefinition<?>) definition(type))
        .getFieldDefinitions().stream()
            .filter(definition -> definition.getName().equals(field))
            .findFirst()
            .orElseThrow()
            .getType();
  }

  private TypeDefinition<?> definition(String type) {
    return Objects.requireNonNull(types.getTypeOrNull(type), type);
  }
}
