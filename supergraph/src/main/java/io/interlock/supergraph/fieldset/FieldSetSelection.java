package io.interlock.supergraph.fieldset;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One element of a field set.
public sealed interface FieldSetSelection {
  /// What is selected below; empty for a leaf.
  List<FieldSetSelection> selections();

  /// A field. `arguments` keep their source order and are GraphQL literals as text. An `alias` and
  /// `directives` (as printed) are never legal in a field set; they are kept so that a check can
  /// name them.
  record Field(
      @Nullable String alias,
      String name,
      List<Argument> arguments,
      List<String> directives,
      List<FieldSetSelection> selections)
      implements FieldSetSelection {
    public Field {
      arguments = List.copyOf(arguments);
      directives = List.copyOf(directives);
      selections = List.copyOf(selections);
    }

    @Override
    public String toString() {
      String args =
          arguments.isEmpty()
              ? ""
              : arguments.stream()
                  .map(a -> a.name() + ": " + a.literal())
                  .collect(Collectors.joining(", ", "(", ")"));
      String prefix = alias == null ? "" : alias + ": ";
      return prefix + name + args + directiveText(directives) + bracesAround(selections);
    }
  }

  /// An inline fragment; `typeCondition` is null for `... { }`.
  record InlineFragment(
      @Nullable String typeCondition, List<String> directives, List<FieldSetSelection> selections)
      implements FieldSetSelection {
    public InlineFragment {
      directives = List.copyOf(directives);
      selections = List.copyOf(selections);
    }

    @Override
    public String toString() {
      String on = typeCondition == null ? "..." : "... on " + typeCondition;
      return on + directiveText(directives) + bracesAround(selections);
    }
  }

  /// An argument of a field: `literal` is GraphQL source text, for example `"USD"` with its quotes.
  record Argument(String name, String literal) {}

  private static String directiveText(List<String> directives) {
    return directives.isEmpty() ? "" : " " + String.join(" ", directives);
  }

  private static String bracesAround(List<FieldSetSelection> selections) {
    return selections.isEmpty()
        ? ""
        : selections.stream()
            .map(FieldSetSelection::toString)
            .collect(Collectors.joining(" ", " { ", " }"));
  }
}
