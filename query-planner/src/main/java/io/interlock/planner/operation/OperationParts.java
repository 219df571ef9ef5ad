package io.interlock.planner.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The parts in which an operation may be answered: the primary one, which null stands for, and
/// what is deferred. For each there is a text of what it answers, as a minified selection:
///
/// ```
/// { t { id ...@defer { x } } }      primary {t{id}}, deferred at t {x}
/// ```
///
/// An object of which a part selects nothing is not in its text.
public final class OperationParts {
  static final OperationParts PRIMARY_ONLY = new OperationParts();

  private final Map<@Nullable Deferral, Selections> selections = new LinkedHashMap<>();

  /// What a part selects at one position: fields and fragments by what is written before their
  /// braces.
  private static final class Selections {
    private final Map<String, Selections> below = new LinkedHashMap<>();

    Selections below(String head) {
      return below.computeIfAbsent(head, h -> new Selections());
    }

    void print(StringBuilder out) {
      out.append('{');
      below.forEach((head, selected) -> {
        char last = out.charAt(out.length() - 1);
        out.append(last == '{' || last == '}' ? "" : " ").append(head);
        if (!selected.below.isEmpty()) {
          selected.print(out);
        }
      });
      out.append('}');
    }
  }

  private OperationParts() {}

  static OperationParts of(OperationSelection root) {
    OperationParts parts = new OperationParts();
    parts.add(root, new ArrayList<>());
    return parts;
  }

  public boolean isAnythingDeferred() {
    return selections.keySet().stream().anyMatch(Objects::nonNull);
  }

  /// The deferrals directly within a part that anything is selected in, or within one of them, in
  /// the order of the operation.
  public List<Deferral> within(@Nullable Deferral part) {
    TreeSet<Deferral> within = new TreeSet<>((a, b) -> Integer.compare(a.number(), b.number()));
    for (Deferral deferral : selections.keySet()) {
      for (Deferral d = deferral; d != null; d = d.outer()) {
        if (Objects.equals(d.outer(), part)) {
          within.add(d);
        }
      }
    }
    return List.copyOf(within);
  }

  /// What a part answers at its path, without what is deferred within it; null for nothing.
  public @Nullable String selection(@Nullable Deferral part) {
    Selections selected = selections.get(part);
    if (selected == null || selected.below.isEmpty()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    selected.print(text);
    return text.toString();
  }

  /// Adds everything below a position.
  ///
  /// @param way what leads there: for each field its text, preceded by fragments
  private void add(OperationSelection selection, List<List<String>> way) {
    addAll(selection.fields(), List.of(), way);
    for (OperationSelection.Branch branch : selection.branches()) {
      addAll(branch.fields(), List.of("...on " + branch.objectType()), way);
    }
  }

  private void addAll(List<OperationField> fields, List<String> fragments, List<List<String>> way) {
    for (OperationField field : fields) {
      List<String> step = new ArrayList<>(fragments);
      step.add(text(field));
      way.add(step);
      Selections part = selections.computeIfAbsent(field.deferral(), p -> new Selections());
      if (field.selection() == null) {
        select(way, field.deferral(), part);
      } else {
        add(field.selection(), way);
      }
      way.removeLast();
    }
  }

  /// Adds the leaf at the end of the way to a part.
  private static void select(
      List<List<String>> way, @Nullable Deferral part, Selections selectionsOfPart) {
    Selections end = selectionsOfPart;
    int start = part == null ? 0 : part.path().fields();
    for (List<String> step : way.subList(start, way.size())) {
      for (String head : step) {
        end = end.below(head);
      }
    }
  }

  private static String text(OperationField field) {
    StringBuilder text = new StringBuilder();
    if (!field.responseKey().equals(field.name())) {
      text.append(field.responseKey()).append(':');
    }
    text.append(field.name()).append(field.arguments()).append(field.directives());
    field
        .conditions()
        .all()
        .forEach(c ->
            text.append(c.is() ? "@include(if:$" : "@skip(if:$").append(c.variable()).append(')'));
    return text.toString();
  }
}
