package io.interlock.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.interlock.testkit.data.DataValue;
import io.interlock.testkit.data.Json;
import io.interlock.testkit.data.SubgraphData;
import io.interlock.testkit.federation.FederationFacts;
import io.interlock.testkit.federation.FieldPaths;
import io.interlock.testkit.federation.SubgraphSdl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers one field from the data file, after checking that the router may ask for it there.
final class FieldReader implements DataFetcher<Object> {
  private final SubgraphData data;
  private final FederationFacts facts;
  private final DataValue.Evaluator evaluator;
  private final SubgraphSdl sdl;

  FieldReader(SubgraphData data, SubgraphSdl sdl, DataValue.Evaluator evaluator) {
    this.data = data;
    this.facts = sdl.facts();
    this.evaluator = evaluator;
    this.sdl = sdl;
  }

  @Override
  public DataFetcherResult<Object> get(DataFetchingEnvironment environment) {
    Reading reading = new Reading(environment, position(environment));
    reading.checkAllowed();
    @Nullable Object value = reading.value();
    return DataFetcherResult.newResult().data(value).errors(reading.errors).build();
  }

  private DataPosition position(DataFetchingEnvironment environment) {
    if (environment.getSource() instanceof DataPosition position) {
      return position;
    }
    String type = ((GraphQLObjectType) environment.getParentType()).getName();
    return DataPosition.ofRoot(type, valuesOf(type));
  }

  private ObjectNode valuesOf(String rootType) {
    if (rootType.equals(sdl.mutationType())) {
      return data.mutation();
    }
    return rootType.equals(sdl.subscriptionType()) ? data.subscription() : data.query();
  }

  /// One field of one object.
  private final class Reading {
    private final DataFetchingEnvironment environment;
    private final DataPosition position;
    private final String field;
    private final String coordinate;
    private final FieldPaths provided;
    private final JsonNode arguments;
    private final List<GraphQLError> errors = new ArrayList<>();

    Reading(DataFetchingEnvironment environment, DataPosition position) {
      this.environment = environment;
      this.position = position;
      this.field = environment.getField().getName();
      this.coordinate = position.typename() + "." + field;
      this.provided = providedBelow();
      this.arguments = Json.treeOf(environment.getArguments());
    }

    private FieldPaths providedBelow() {
      FieldPaths below = facts.providedBy(position.typename(), field);
      for (FieldPaths.FieldPath path : providedHere()) {
        below = below.plus(path.children());
      }
      return below;
    }

    private List<FieldPaths.FieldPath> providedHere() {
      return position
          .provided()
          .named(
              field,
              condition ->
                  Types.isA(environment.getGraphQLSchema(), position.typename(), condition));
    }

    void checkAllowed() {
      if (facts.isExternal(position.typename(), field) && providedHere().isEmpty()) {
        throw new Violation("%s is @external and not provided at %s".formatted(coordinate, path()));
      }
      FieldPaths required = facts.requiredBy(position.typename(), field);
      if (!required.isEmpty() && !areAllProvided(required)) {
        checkRequired(required);
      }
    }

    private boolean areAllProvided(FieldPaths required) {
      return required.fields().stream()
          .allMatch(path -> !position.provided().named(path.name(), any -> true).isEmpty());
    }

    private void checkRequired(FieldPaths required) {
      if (position.representation() == null) {
        throw new Violation(
            "%s @requires inputs, but was asked without a representation at %s"
                .formatted(coordinate, path()));
      }
      new RequiredInputs(environment.getGraphQLSchema(), coordinate)
          .check(required, position.representation(), position.typename());
    }

    @Nullable Object value() {
      JsonNode raw = position.values().get(field);
      if (raw == null) {
        throw new Violation("data.json has no value for %s at %s".formatted(coordinate, path()));
      }
      return read(raw, environment.getFieldType(), path());
    }

    private @Nullable Object read(JsonNode raw, GraphQLType type, ResultPath path) {
      GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
      return switch (evaluator.evaluate(raw, position.inputs(), arguments)) {
        case DataValue.Forbidden forbidden ->
            throw new Violation("%s at %s: %s".formatted(coordinate, path, forbidden.reason()));
        case DataValue.Failing failing -> {
          errors.add(error(failing, path));
          yield null;
        }
        case DataValue.Reference reference -> entity(reference);
        case DataValue.Plain plain when plain.json().isNull() -> null;
        case DataValue.Plain plain when nullable instanceof GraphQLList list ->
            elements(plain.json(), list.getWrappedType(), path);
        case DataValue.Plain plain when nullable instanceof GraphQLCompositeType composite ->
            object(plain.json(), composite);
        case DataValue.Plain plain -> Json.scalar(plain.json());
      };
    }

    private List<@Nullable Object> elements(JsonNode array, GraphQLType type, ResultPath path) {
      if (!array.isArray()) {
        throw new Violation("data.json: %s is a list, found %s".formatted(coordinate, array));
      }
      List<@Nullable Object> elements = new ArrayList<>();
      for (JsonNode element : array) {
        elements.add(read(element, type, path.segment(elements.size())));
      }
      return elements;
    }

    private DataPosition object(JsonNode json, GraphQLCompositeType type) {
      if (!(json instanceof ObjectNode values)) {
        throw new Violation("data.json: %s is an object, found %s".formatted(coordinate, json));
      }
      JsonNode typename = values.get("__typename");
      if (typename == null && !(type instanceof GraphQLObjectType)) {
        throw new Violation("data.json: %s needs __typename: %s".formatted(coordinate, json));
      }
      String name = typename == null ? ((GraphQLNamedType) type).getName() : typename.asText();
      return new DataPosition(name, values, null, provided);
    }

    private DataPosition entity(DataValue.Reference reference) {
      for (ObjectNode entity : data.entities()) {
        if (entity.get("__typename").asText().equals(reference.type())
            && Json.contains(entity, reference.fields())) {
          return new DataPosition(reference.type(), entity, null, provided);
        }
      }
      throw new Violation(
          "data.json: %s refers to %s %s, which is not among the entities"
              .formatted(coordinate, reference.type(), reference.fields()));
    }

    private GraphQLError error(DataValue.Failing failing, ResultPath path) {
      return Errors.of(failing, environment, path);
    }

    private ResultPath path() {
      return environment.getExecutionStepInfo().getPath();
    }
  }
}
