package io.interlock.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.interlock.testkit.data.DataValue;
import io.interlock.testkit.data.Json;
import io.interlock.testkit.data.SubgraphData;
import io.interlock.testkit.federation.EntityKey;
import io.interlock.testkit.federation.FederationFacts;
import io.interlock.testkit.federation.FieldPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers `_entities`: checks each representation and finds its entity in the data file.
final class EntityReader implements DataFetcher<Object> {
  private final SubgraphData data;
  private final FederationFacts facts;
  private final DataValue.Evaluator evaluator;

  EntityReader(SubgraphData data, FederationFacts facts, DataValue.Evaluator evaluator) {
    this.data = data;
    this.facts = facts;
    this.evaluator = evaluator;
  }

  @Override
  public DataFetcherResult<Object> get(DataFetchingEnvironment environment) {
    List<JsonNode> representations =
        Objects.requireNonNull(environment.getArgument("representations"));
    List<@Nullable Object> entities = new ArrayList<>();
    List<GraphQLError> errors = new ArrayList<>();
    for (JsonNode representation : representations) {
      ObjectNode entity = find(environment.getGraphQLSchema(), representation);
      switch (evaluator.evaluate(entity, representation, DataPosition.noValues())) {
        case DataValue.Forbidden forbidden ->
            throw new Violation(representation + " was asked for: " + forbidden.reason());
        case DataValue.Failing failing -> {
          var path = environment.getExecutionStepInfo().getPath().segment(entities.size());
          errors.add(Errors.of(failing, environment, path));
          entities.add(null);
        }
        case DataValue.Plain plain when plain.json().isNull() -> entities.add(null);
        case DataValue.Plain plain -> entities.add(position(entity, representation));
        case DataValue.Reference reference ->
            throw new Violation("data.json: an entity cannot be a reference: " + reference);
      }
    }
    return DataFetcherResult.newResult().data((Object) entities).errors(errors).build();
  }

  private static DataPosition position(ObjectNode entity, JsonNode representation) {
    String typename = entity.get("__typename").asText();
    return new DataPosition(typename, entity, representation, FieldPaths.NONE);
  }

  private ObjectNode find(GraphQLSchema schema, JsonNode representation) {
    String type = typeOf(schema, representation);
    List<EntityKey> keys = completeKeys(type, representation);
    checkNothingElse(type, representation);
    for (ObjectNode entity : data.entities()) {
      if (Types.isA(schema, entity.get("__typename").asText(), type)
          && keys.stream().anyMatch(key -> agree(key.fields(), entity, representation))) {
        return entity;
      }
    }
    throw new Violation("data.json has no entity for the representation " + representation);
  }

  private String typeOf(GraphQLSchema schema, JsonNode representation) {
    if (!representation.path("__typename").isTextual()) {
      throw new Violation("a representation needs __typename: " + representation);
    }
    String type = representation.get("__typename").asText();
    return switch (schema.getType(type)) {
      case GraphQLObjectType object -> object.getName();
      case GraphQLInterfaceType wide -> wide.getName();
      case null, default ->
          throw new Violation("representation of a type that is unknown here: " + representation);
    };
  }

  private List<EntityKey> completeKeys(String type, JsonNode representation) {
    List<EntityKey> resolvable =
        facts.keysOf(type).stream().filter(EntityKey::isResolvable).toList();
    if (resolvable.isEmpty()) {
      throw new Violation("%s has no resolvable key here: %s".formatted(type, representation));
    }
    List<EntityKey> complete =
        resolvable.stream().filter(key -> isComplete(key.fields(), representation)).toList();
    if (complete.isEmpty()) {
      throw new Violation(
          "a representation of %s needs one of the keys %s: %s"
              .formatted(type, resolvable.stream().map(EntityKey::text).toList(), representation));
    }
    return complete;
  }

  private static boolean isComplete(FieldPaths key, JsonNode object) {
    return key.fields().stream().allMatch(path -> isComplete(path, object.path(path.name())));
  }

  private static boolean isComplete(FieldPaths.FieldPath path, JsonNode value) {
    if (value.isArray()) {
      for (JsonNode element : value) {
        if (!isComplete(path, element)) {
          return false;
        }
      }
      return true;
    }
    return path.children().isEmpty()
        ? value.isValueNode() && !value.isNull()
        : value.isObject() && isComplete(path.children(), value);
  }

  private void checkNothingElse(String type, JsonNode representation) {
    FieldPaths allowed = facts.allRequiredBy(type);
    for (EntityKey key : facts.keysOf(type)) {
      allowed = allowed.plus(key.fields());
    }
    checkNothingElse(allowed, representation, representation);
  }

  private static void checkNothingElse(FieldPaths allowed, JsonNode part, JsonNode whole) {
    if (part.isArray()) {
      part.forEach(element -> checkNothingElse(allowed, element, whole));
      return;
    }
    for (var member : part.properties()) {
      if (member.getKey().equals("__typename")) {
        continue;
      }
      List<FieldPaths.FieldPath> paths = allowed.named(member.getKey(), any -> true);
      if (paths.isEmpty()) {
        throw new Violation(
            "%s in the representation %s is neither key nor required"
                .formatted(member.getKey(), whole));
      }
      FieldPaths below = FieldPaths.NONE;
      for (FieldPaths.FieldPath path : paths) {
        below = below.plus(path.children());
      }
      if (!below.isEmpty()) {
        checkNothingElse(below, member.getValue(), whole);
      }
    }
  }

  /// Whether entity and representation have the same key. Only the fields of the key are compared.
  private static boolean agree(FieldPaths key, JsonNode entity, JsonNode representation) {
    return key.fields().stream()
        .allMatch(path -> agree(path, entity.path(path.name()), representation.path(path.name())));
  }

  private static boolean agree(FieldPaths.FieldPath path, JsonNode mine, JsonNode sent) {
    if (path.children().isEmpty()) {
      return Json.same(mine, sent);
    }
    if (!mine.isArray() || !sent.isArray()) {
      return mine.isObject() && sent.isObject() && agree(path.children(), mine, sent);
    }
    if (mine.size() != sent.size()) {
      return false;
    }
    for (int i = 0; i < mine.size(); i++) {
      if (!agree(path, mine.get(i), sent.get(i))) {
        return false;
      }
    }
    return true;
  }
}
