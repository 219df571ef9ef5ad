package io.interlock.router.engine;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts what it costs to check that fields with one response key can be merged (section 5.3.2 of
/// the specification), before anybody does it.
///
/// The check goes from a set of fields to the sets that their selections come to, one for each
/// response key, and takes each set once. A small document can have very many sets: they are the
/// subsets that a deterministic automaton needs in place of one that is not, as many as two to the
/// power of the number of fields. So we go the same way without comparing anything, and stop at a
/// count.
///
/// Ends for documents whose fragments end. One thread.
final class MergeCost {
  /// Selections met on the way. An operation of a thousand fields meets some thousand.
  private static final int MAX_SELECTIONS = 200_000;

  private final GraphQLSchema schema;
  private final int maxDepth;
  private final Map<String, FragmentDefinition> fragments = new HashMap<>();
  private final Set<Set<Occurrence>> known = new HashSet<>();
  private int selections;

  /// A field as it stands in the document.
  ///
  /// @param parent the type that it is selected on, null when there is none
  @SuppressWarnings("ReferenceEquality")
  private record Occurrence(Field field, @Nullable GraphQLType parent) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Occurrence o && o.field == field && o.parent == parent;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(field);
    }
  }

  private MergeCost(GraphQLSchema schema, Document document, int maxDepth) {
    this.schema = schema;
    this.maxDepth = maxDepth;
    for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
      fragments.put(fragment.getName(), fragment);
    }
  }

  /// Whether the operations of a document nest deeper than `maxDepth`, or cost too much: the
  /// sentence for the client, null when all is well.
  static @Nullable String excess(GraphQLSchema schema, Document document, int maxDepth) {
    MergeCost cost = new MergeCost(schema, document, maxDepth);
    for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
      @Nullable String excess = cost.excess(operation);
      if (excess != null) {
        return excess;
      }
    }
    return null;
  }

  private @Nullable String excess(OperationDefinition operation) {
    Map<String, Set<Occurrence>> root = new LinkedHashMap<>();
    collect(operation.getSelectionSet(), rootType(operation), root, new HashSet<>());
    for (boolean isByType : new boolean[] {false, true}) {
      known.clear();
      @Nullable String excess = excess(root, isByType, 1);
      if (excess != null) {
        return excess;
      }
    }
    return null;
  }

  private @Nullable GraphQLType rootType(OperationDefinition operation) {
    return switch (operation.getOperation()) {
      case QUERY -> schema.getQueryType();
      case MUTATION -> schema.getMutationType();
      case SUBSCRIPTION -> schema.getSubscriptionType();
    };
  }

  /// @param isByType whether fields of different object types need not be equal; otherwise only
  ///   their types' shapes are compared, of all together
  private @Nullable String excess(Map<String, Set<Occurrence>> byKey, boolean isByType, int depth) {
    if (depth > maxDepth) {
      return "The operation is nested " + depth + " levels deep; allowed are " + maxDepth + ".";
    }
    for (Set<Occurrence> fields : byKey.values()) {
      for (Set<Occurrence> group : isByType ? byObjectType(fields) : List.of(fields)) {
        if (known.add(group)) {
          @Nullable String excess = excess(below(group), isByType, depth + 1);
          if (excess != null) {
            return excess;
          }
        }
      }
    }
    return selections <= MAX_SELECTIONS
        ? null
        : "The operation is too complex: comparing the fields of equal response keys takes more than %,d steps."
            .formatted(MAX_SELECTIONS);
  }

  /// The fields of each object type, with those of interfaces and unions in every one.
  private static Collection<Set<Occurrence>> byObjectType(Set<Occurrence> fields) {
    List<Occurrence> anyType = new ArrayList<>();
    Map<GraphQLType, Set<Occurrence>> byType = new LinkedHashMap<>();
    for (Occurrence field : fields) {
      if (field.parent() instanceof GraphQLObjectType type) {
        byType.computeIfAbsent(type, t -> new LinkedHashSet<>()).add(field);
      } else {
        anyType.add(field);
      }
    }
    byType.values().forEach(group -> group.addAll(anyType));
    return byType.isEmpty() ? List.of(fields) : byType.values();
  }

  private Map<String, Set<Occurrence>> below(Set<Occurrence> group) {
    Map<String, Set<Occurrence>> byKey = new LinkedHashMap<>();
    for (Occurrence occurrence : group) {
      if (occurrence.field().getSelectionSet() != null) {
        collect(occurrence.field().getSelectionSet(), typeOf(occurrence), byKey, new HashSet<>());
      }
    }
    return byKey;
  }

  private static @Nullable GraphQLType typeOf(Occurrence occurrence) {
    if (!(occurrence.parent() instanceof GraphQLFieldsContainer parent)) {
      return null;
    }
    GraphQLFieldDefinition definition = parent.getFieldDefinition(occurrence.field().getName());
    return definition == null ? null : GraphQLTypeUtil.unwrapAll(definition.getType());
  }

  private void collect(
      SelectionSet set,
      @Nullable GraphQLType parent,
      Map<String, Set<Occurrence>> byKey,
      Set<String> spread) {
    for (Selection<?> selection : set.getSelections()) {
      if (++selections > MAX_SELECTIONS) {
        return;
      }
      switch (selection) {
        case Field field ->
            byKey
                .computeIfAbsent(field.getResultKey(), key -> new LinkedHashSet<>())
                .add(new Occurrence(field, parent));
        case InlineFragment inline ->
            collect(
                inline.getSelectionSet(), type(inline.getTypeCondition(), parent), byKey, spread);
        case FragmentSpread name -> {
          @Nullable FragmentDefinition fragment = fragments.get(name.getName());
          if (fragment != null && spread.add(name.getName())) {
            collect(
                fragment.getSelectionSet(), type(fragment.getTypeCondition(), null), byKey, spread);
          }
        }
        default -> throw new IllegalArgumentException("unknown selection: " + selection);
      }
    }
  }

  private @Nullable GraphQLType type(
      @Nullable TypeName condition, @Nullable GraphQLType otherwise) {
    return condition == null
        ? otherwise
        : schema.getType(Objects.requireNonNull(condition.getName()));
  }
}
