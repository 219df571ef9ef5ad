package io.interlock.testkit.federation;

import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field set of a federation directive as a tree of fields, each with the type condition that it
/// stands under.
///
/// @param fields in the order of the text
public record FieldPaths(List<FieldPath> fields) {
  public static final FieldPaths NONE = new FieldPaths(List.of());

  public FieldPaths {
    fields = List.copyOf(fields);
  }

  /// One field of the set.
  ///
  /// @param condition the innermost type condition around it on its own level, or null
  public record FieldPath(@Nullable String condition, String name, FieldPaths children) {}

  /// @throws SubgraphSdlException when the text is no selection set
  static FieldPaths parse(String fields) {
    String text = fields.strip().startsWith("{") ? fields : "{" + fields + "}";
    try {
      OperationDefinition operation =
          (OperationDefinition) new Parser().parseDocument(text).getDefinitions().getFirst();
      return of(operation.getSelectionSet());
    } catch (InvalidSyntaxException e) {
      throw new SubgraphSdlException("not a field set: \"" + fields + "\": " + e.getMessage(), e);
    }
  }

  private static FieldPaths of(@Nullable SelectionSet set) {
    if (set == null) {
      return NONE;
    }
    List<FieldPath> fields = new ArrayList<>();
    collect(set, null, fields);
    return new FieldPaths(fields);
  }

  private static void collect(SelectionSet set, @Nullable String condition, List<FieldPath> into) {
    for (Selection<?> selection : set.getSelections()) {
      switch (selection) {
        case Field field ->
            into.add(new FieldPath(condition, field.getName(), of(field.getSelectionSet())));
        case InlineFragment fragment ->
            collect(
                fragment.getSelectionSet(),
                fragment.getTypeCondition() == null
                    ? condition
                    : fragment.getTypeCondition().getName(),
                into);
        default -> throw new SubgraphSdlException("a field set holds a named fragment");
      }
    }
  }

  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /// Both sets together.
  public FieldPaths plus(FieldPaths other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    List<FieldPath> both = new ArrayList<>(fields);
    both.addAll(other.fields);
    return new FieldPaths(both);
  }

  /// The fields called `name` that stand under no condition or under one that `holds`.
  public List<FieldPath> named(String name, java.util.function.Predicate<String> holds) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .filter(field -> field.condition() == null || holds.test(field.condition()))
        .toList();
  }
}
