package io.interlock.composer.subgraph;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import io.interlock.supergraph.fieldset.FieldSetSyntaxException;
import io.interlock.supergraph.schema.TypeKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Field sets on the types of a schema.
public final class FieldSets {
  private final SchemaModel model;

  public FieldSets(SchemaModel model) {
    this.model = model;
  }

  /// The field set of a directive, if its argument is a string that can be read.
  public static Optional<FieldSet> of(Application application) {
    return application.text("fields").flatMap(FieldSets::parse);
  }

  /// The field set of a text, if it can be read.
  public static Optional<FieldSet> parse(String text) {
    try {
      return Optional.of(FieldSet.parse(text));
    } catch (FieldSetSyntaxException e) {
      return Optional.empty();
    }
  }

  /// Calls `visit` with type and field of everything selected, in source order, up to the first
  /// field that does not exist: what comes after it counts for nothing. A field of an interface
  /// stands for that field of all implementations too.
  public void forEachField(FieldSet set, String type, BiConsumer<TypeElement, FieldElement> visit) {
    visitAll(set.selections(), type, visit);
  }

  /// The fields of `type` itself that are selected, up to the first field that does not exist.
  Set<String> topFields(FieldSet set, String type) {
    Set<String> names = new LinkedHashSet<>();
    addTopFields(set.selections(), type, names);
    return names;
  }

  private boolean addTopFields(List<FieldSetSelection> selections, String type, Set<String> names) {
    for (FieldSetSelection selection : selections) {
      boolean exists =
          switch (selection) {
            case FieldSetSelection.InlineFragment fragment ->
                addTopFields(fragment.selections(), type, names);
            case FieldSetSelection.Field field -> {
              if (model.field(type, field.name()).isPresent()) {
                names.add(field.name());
              }
              yield visit(field, type, (parent, below) -> {});
            }
          };
      if (!exists) {
        return false;
      }
    }
    return true;
  }

  /// Whether everything exists.
  private boolean visitAll(
      List<FieldSetSelection> selections,
      String type,
      BiConsumer<TypeElement, FieldElement> visit) {
    for (FieldSetSelection selection : selections) {
      boolean exists =
          switch (selection) {
            case FieldSetSelection.InlineFragment fragment ->
                visitAll(
                    fragment.selections(),
                    fragment.typeCondition() == null ? type : fragment.typeCondition(),
                    visit);
            case FieldSetSelection.Field field -> visit(field, type, visit);
          };
      if (!exists) {
        return false;
      }
    }
    return true;
  }

  private boolean visit(
      FieldSetSelection.Field selection,
      String typeName,
      BiConsumer<TypeElement, FieldElement> visit) {
    if (selection.name().equals("__typename")) {
      return true;
    }
    TypeElement type = model.types().get(typeName);
    FieldElement field = type == null ? null : type.fields().get(selection.name());
    if (type == null || field == null) {
      return false;
    }
    visit.accept(type, field);
    if (type.kind() == TypeKind.INTERFACE) {
      for (String implementation : model.implementations(typeName)) {
        TypeElement implementing = Elements.get(model.types(), implementation);
        FieldElement same = implementing.fields().get(selection.name());
        if (same != null) {
          visit.accept(implementing, same);
        }
      }
    }
    return visitAll(selection.selections(), field.type().baseName(), visit);
  }

  /// Whether two field sets on one type select the same, in whatever order.
  public static boolean isSame(FieldSet a, FieldSet b, String type) {
    return normal(a.selections(), type).equals(normal(b.selections(), type));
  }

  private static TreeMap<String, Object> normal(List<FieldSetSelection> selections, String type) {
    TreeMap<String, Object> normal = new TreeMap<>();
    collect(selections, type, normal);
    return normal;
  }

  @SuppressWarnings("unchecked")
  private static void collect(
      List<FieldSetSelection> selections, String type, TreeMap<String, Object> into) {
    for (FieldSetSelection selection : selections) {
      switch (selection) {
        case FieldSetSelection.Field field -> {
          String key = field.alias() + ":" + field.name() + field.arguments() + field.directives();
          Object below = into.computeIfAbsent(key, k -> new TreeMap<String, Object>());
          collect(field.selections(), "", (TreeMap<String, Object>) below);
        }
        case FieldSetSelection.InlineFragment fragment -> {
          String condition = fragment.typeCondition();
          if (condition == null || condition.equals(type)) {
            collect(fragment.selections(), type, into);
          } else {
            Object below =
                into.computeIfAbsent("... on " + condition, k -> new TreeMap<String, Object>());
            collect(fragment.selections(), condition, (TreeMap<String, Object>) below);
          }
        }
      }
    }
  }
}
