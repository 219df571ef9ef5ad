package io.interlock.supergraph.diff;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Walks a valid document, each fragment once, and collects an {@link OperationUse}.
final class UseCollector {
  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments = new HashMap<>();
  private final SortedSet<String> coordinates = new TreeSet<>();
  private final ValueUse values;

  UseCollector(GraphQLSchema schema) {
    this.schema = schema;
    this.values = new ValueUse(schema, coordinates);
  }

  SortedSet<String> collect(Document document) {
    List<FragmentDefinition> definitions = document.getDefinitionsOfType(FragmentDefinition.class);
    definitions.forEach(fragment -> fragments.put(fragment.getName(), fragment));
    document.getDefinitionsOfType(OperationDefinition.class).forEach(this::useOperation);
    definitions.forEach(this::useFragment);
    return coordinates;
  }

  private void useOperation(OperationDefinition operation) {
    for (VariableDefinition variable : operation.getVariableDefinitions()) {
      values.useVariable(variable);
      useDirectives(variable);
    }
    useDirectives(operation);
    useSelections(operation.getSelectionSet(), root(operation));
  }

  private GraphQLCompositeType root(OperationDefinition operation) {
    return Objects.requireNonNull(
        switch (operation.getOperation()) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        });
  }

  private void useFragment(FragmentDefinition fragment) {
    useDirectives(fragment);
    useSelections(fragment.getSelectionSet(), composite(fragment.getTypeCondition().getName()));
  }

  private GraphQLCompositeType composite(String name) {
    return (GraphQLCompositeType) Objects.requireNonNull(schema.getType(name));
  }

  private void useSelections(SelectionSet selections, GraphQLCompositeType parent) {
    coordinates.add(parent.getName());
    for (Selection<?> selection : selections.getSelections()) {
      switch (selection) {
        case Field field -> useField(field, parent);
        case InlineFragment fragment -> useInlineFragment(fragment, parent);
        case FragmentSpread spread -> useSpread(spread, parent);
        default -> throw new IllegalArgumentException("a selection of no known kind: " + selection);
      }
    }
  }

  private void useField(Field field, GraphQLCompositeType parent) {
    useDirectives(field);
    GraphQLFieldDefinition definition = Introspection.getFieldDef(schema, parent, field.getName());
    GraphQLNamedType type = GraphQLTypeUtil.unwrapAllAs(definition.getType());
    String coordinate = parent.getName() + "." + field.getName();
    coordinates.add(coordinate);
    coordinates.add(type.getName());
    useArguments(coordinate, field.getArguments(), definition.getArguments());
    if (field.getSelectionSet() != null) {
      useSelections(field.getSelectionSet(), (GraphQLCompositeType) type);
    }
  }

  private void useInlineFragment(InlineFragment fragment, GraphQLCompositeType parent) {
    useDirectives(fragment);
    GraphQLCompositeType type =
        fragment.getTypeCondition() == null
            ? parent
            : composite(fragment.getTypeCondition().getName());
    useOverlap(parent, type);
    useSelections(fragment.getSelectionSet(), type);
  }

  private void useSpread(FragmentSpread spread, GraphQLCompositeType parent) {
    useDirectives(spread);
    FragmentDefinition fragment = Objects.requireNonNull(fragments.get(spread.getName()));
    useOverlap(parent, composite(fragment.getTypeCondition().getName()));
  }

  /// An object type is used where it is mentioned; two abstract types need one that they share.
  private void useOverlap(GraphQLCompositeType parent, GraphQLCompositeType type) {
    if (parent.getName().equals(type.getName())
        || parent instanceof GraphQLObjectType
        || type instanceof GraphQLObjectType) {
      return;
    }
    Set<String> shared = possibleTypes(type);
    possibleTypes(parent).stream().filter(shared::contains).forEach(coordinates::add);
  }

  private Set<String> possibleTypes(GraphQLCompositeType type) {
    return switch (type) {
      case GraphQLInterfaceType anInterface ->
          names(Objects.requireNonNullElse(schema.getImplementations(anInterface), List.of()));
      case GraphQLUnionType union -> names(union.getTypes());
      default -> Set.of(type.getName());
    };
  }

  private static Set<String> names(List<? extends GraphQLNamedType> types) {
    return types.stream().map(GraphQLNamedType::getName).collect(Collectors.toSet());
  }

  /// Clients may send `@defer` to a schema that does not define it.
  private void useDirectives(DirectivesContainer<?> element) {
    for (Directive directive : element.getDirectives()) {
      String coordinate = "@" + directive.getName();
      coordinates.add(coordinate);
      GraphQLDirective definition = schema.getDirective(directive.getName());
      if (definition != null) {
        useArguments(coordinate, directive.getArguments(), definition.getArguments());
      }
    }
  }

  private void useArguments(
      String owner, List<Argument> arguments, List<GraphQLArgument> definitions) {
    if (arguments.isEmpty()) {
      return;
    }
    Map<String, GraphQLArgument> byName =
        definitions.stream()
            .collect(Collectors.toMap(GraphQLNamedSchemaElement::getName, argument -> argument));
    for (Argument argument : arguments) {
      GraphQLArgument definition = Objects.requireNonNull(byName.get(argument.getName()));
      coordinates.add(InputValue.of(owner, definition).coordinate());
      values.useLiteral(argument.getValue(), definition.getType());
    }
  }
}
