package io.interlock.executor.differential;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question that asks of every object which entity it is.
///
/// @param schema which the question is asked of, perhaps without what {@link Identities} adds
record IdentityQuestion(GraphQLSchema schema) {
  private static final Field IDENTITY = new Field(Identities.FIELD);

  /// @throws IllegalStateException when a type or field that is asked for is unknown
  static String of(String operation, GraphQLSchema schema) {
    Document document = Cut.parse(operation);
    IdentityQuestion question = new IdentityQuestion(schema);
    List<Definition> definitions = new ArrayList<>();
    document
        .getDefinitions()
        .forEach(definition -> definitions.add(question.definition(definition)));
    return Cut.print(document.transform(builder -> builder.definitions(definitions)));
  }

  private Definition<?> definition(Definition<?> definition) {
    return switch (definition) {
      case OperationDefinition operation ->
          operation.transform(
              b -> b.selectionSet(set(operation.getSelectionSet(), root(operation))));
      case FragmentDefinition fragment ->
          fragment.transform(b ->
              b.selectionSet(set(fragment.getSelectionSet(), type(fragment.getTypeCondition()))));
      default -> definition;
    };
  }

  private GraphQLNamedType root(OperationDefinition operation) {
    return operation.getOperation() == OperationDefinition.Operation.MUTATION
        ? lawful(schema.getMutationType(), operation)
        : schema.getQueryType();
  }

  private GraphQLNamedType type(TypeName name) {
    return (GraphQLNamedType) lawful(schema.getType(name.getName()), name);
  }

  private static <T> T lawful(@Nullable T known, Node<?> node) {
    if (known == null) {
      throw new IllegalStateException("not lawful here: " + node);
    }
    return known;
  }

  private SelectionSet set(SelectionSet set, GraphQLNamedType type) {
    List<Selection> selections = new ArrayList<>();
    set.getSelections().forEach(selection -> selections.add(selection(selection, type)));
    return new SelectionSet(selections);
  }

  private Selection<?> selection(Selection<?> selection, GraphQLNamedType type) {
    return switch (selection) {
      case Field field when field.getSelectionSet() != null ->
          field.transform(b -> b.selectionSet(below(field, type)));
      case InlineFragment fragment -> {
        TypeName condition = fragment.getTypeCondition();
        GraphQLNamedType narrow = condition == null ? type : type(condition);
        yield fragment.transform(b -> b.selectionSet(set(fragment.getSelectionSet(), narrow)));
      }
      default -> selection;
    };
  }

  private SelectionSet below(Field field, GraphQLNamedType type) {
    GraphQLFieldDefinition definition =
        type instanceof GraphQLFieldsContainer container
            ? container.getFieldDefinition(field.getName())
            : null;
    GraphQLNamedType below = GraphQLTypeUtil.unwrapAllAs(lawful(definition, field).getType());
    SelectionSet set = set(field.getSelectionSet(), below);
    return set.transform(builder -> identities(below).forEach(builder::selection));
  }

  /// A union has no fields, so that each of its members is asked.
  private static List<Selection<?>> identities(GraphQLNamedType type) {
    if (!(type instanceof GraphQLUnionType union)) {
      return List.of(IDENTITY);
    }
    List<Selection<?>> members = new ArrayList<>();
    for (GraphQLNamedType member : union.getTypes()) {
      members.add(
          InlineFragment.newInlineFragment()
              .typeCondition(new TypeName(member.getName()))
              .selectionSet(new SelectionSet(List.of(IDENTITY)))
              .build());
    }
    return members;
  }
}
