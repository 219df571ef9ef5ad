package io.interlock.executor.shape;

import io.interlock.executor.shape.ProjectedSelection.ProjectedField;
import io.interlock.executor.shape.ProjectedSelection.Source;
import io.interlock.planner.plan.FetchSelection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what a subgraph's answer has just as the client wants it.
final class VerbatimCompiler {
  private final TypeTable types;
  private final Map<ObjectShape, ProjectedSelection> selections = new HashMap<>();
  private final Set<ObjectShape> seenTwice = new HashSet<>();

  VerbatimCompiler(TypeTable types) {
    this.types = types;
  }

  /// Notes what the client sees of the objects of a shape.
  void add(ObjectShape object, ProjectedSelection selection) {
    if (selections.put(object, selection) != null) {
      seenTwice.add(object);
    }
  }

  /// What a field of a fetch brings into a slot, when it can be kept as it comes; else null.
  VerbatimShape.@Nullable Value compile(FetchSelection.Field field, ObjectShape object) {
    ProjectedSelection selection = selectionOf(object);
    if (selection == null) {
      return null;
    }
    for (ProjectedField projected : fieldsOf(selection)) {
      if (projected.source() == Source.SLOT && projected.responseKey().equals(field.slot())) {
        return value(field, projected, object);
      }
    }
    return null;
  }

  /// What the client sees of the objects of a shape, all of one type; null when that cannot be
  /// said.
  private @Nullable ProjectedSelection selectionOf(ObjectShape object) {
    ProjectedSelection selection = selections.get(object);
    return selection == null || selection.staticType() < 0 || seenTwice.contains(object)
        ? null
        : selection;
  }

  private static ProjectedField[] fieldsOf(ProjectedSelection ofOneType) {
    ProjectedField @Nullable [] fields = ofOneType.fieldsOf(ofOneType.staticType());
    return fields == null ? new ProjectedField[0] : fields;
  }

  private VerbatimShape.@Nullable Value value(
      FetchSelection.Field field, ProjectedField projected, ObjectShape object) {
    if (projected.selection() == null || field.selections().isEmpty()) {
      return projected.selection() == null && field.selections().isEmpty()
          ? new VerbatimShape.Value(projected.completion(), null, null)
          : null;
    }
    VerbatimShape objects = objects(field.selections(), object.child(projected.slot()));
    return objects == null ? null : new VerbatimShape.Value(projected.completion(), objects, null);
  }

  private @Nullable VerbatimShape objects(List<FetchSelection> selected, ObjectShape object) {
    ProjectedSelection selection = selectionOf(object);
    if (selection == null || !object.isOfOneFetch()) {
      return null;
    }
    ProjectedField[] projected = fieldsOf(selection);
    if (projected.length == 0 || projected.length != selected.size()) {
      return null;
    }
    List<VerbatimShape.Field> fields = new ArrayList<>();
    for (int i = 0; i < projected.length; i++) {
      VerbatimShape.@Nullable Value value =
          projected[i].source() == Source.TYPENAME
              ? typename(selected.get(i), projected[i], selection)
              : member(selected.get(i), projected[i], object);
      if (value == null) {
        return null;
      }
      String before = (i == 0 ? "{\"" : ",\"") + projected[i].responseKey() + "\":";
      fields.add(new VerbatimShape.Field(before.getBytes(StandardCharsets.UTF_8), value));
    }
    return new VerbatimShape(fields);
  }

  private VerbatimShape.@Nullable Value member(
      FetchSelection selected, ProjectedField projected, ObjectShape object) {
    if (!(selected instanceof FetchSelection.Field field)
        || projected.condition() != ConditionTable.ALWAYS
        || !projected.responseKey().equals(field.responseKey())) {
      return null;
    }
    boolean isInSlot =
        projected.source() == Source.SLOT && field.slot().equals(projected.responseKey());
    return isInSlot && !field.name().equals("__typename") ? value(field, projected, object) : null;
  }

  private VerbatimShape.@Nullable Value typename(
      FetchSelection selected, ProjectedField projected, ProjectedSelection selection) {
    return selected instanceof FetchSelection.Field field
            && field.name().equals("__typename")
            && projected.condition() == ConditionTable.ALWAYS
            && projected.responseKey().equals(field.responseKey())
        ? new VerbatimShape.Value(
            projected.completion(), null, types.quotedName(selection.staticType()))
        : null;
  }
}
