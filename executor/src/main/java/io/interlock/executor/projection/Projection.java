package io.interlock.executor.projection;

import io.interlock.executor.error.ErrorCollector;
import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.json.Slots;
import io.interlock.executor.shape.Completion;
import io.interlock.executor.shape.ConditionTable;
import io.interlock.executor.shape.ProjectedSelection;
import io.interlock.executor.shape.ProjectedSelection.ProjectedField;
import io.interlock.executor.shape.ResponseShape;
import io.interlock.executor.shape.TypeTable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the client's data: one walk over the slots. A null where none is allowed is propagated in
/// the same walk: what was written of the object is taken back, and the parent decides. Owned by
/// one thread.
///
/// Hot path: per field.
public final class Projection {
  private final TypeTable types;
  private final Slots slots;
  private final boolean[] conditions;
  private final Map<String, byte[]> introspection;
  private final Complaints complaints;
  private final LeafProjection leaves;
  private final JsonWriter out;

  private Projection(
      ResponseShape shape,
      Slots slots,
      boolean[] conditions,
      Map<String, byte[]> introspection,
      ErrorCollector errors,
      JsonWriter out) {
    this.types = shape.types();
    this.slots = slots;
    this.conditions = conditions;
    this.introspection = introspection;
    this.complaints = new Complaints(shape, slots, errors);
    this.leaves = new LeafProjection(slots, complaints, out);
    this.out = out;
  }

  /// Appends `data`: an object, or null.
  ///
  /// @param root the root object
  /// @param conditions which conditions of the shape hold
  /// @param introspection the answers to `__schema` and `__type`, by response key
  /// @param errors takes the errors of completion
  /// @return whether it is null
  public static boolean write(
      ResponseShape shape,
      Slots slots,
      int root,
      boolean[] conditions,
      Map<String, byte[]> introspection,
      ErrorCollector errors,
      JsonWriter out) {
    Projection projection = new Projection(shape, slots, conditions, introspection, errors, out);
    boolean isNull = projection.writeObject(root, shape.projection()) != Written.VALUE;
    if (isNull) {
      out.writeNull();
    }
    return isNull;
  }

  private Written writeObject(int object, ProjectedSelection selection) {
    ProjectedField @Nullable [] fields = fieldsOf(object, selection);
    if (fields == null) {
      return Written.NULL;
    }
    int start = out.position();
    boolean isFirst = true;
    out.writeByte('{');
    for (ProjectedField field : fields) {
      if (field.condition() != ConditionTable.ALWAYS && !conditions[field.condition()]) {
        continue;
      }
      if (!isFirst) {
        out.writeByte(',');
      }
      isFirst = false;
      out.writeBytes(field.key());
      if (!writeField(object, selection, field)) {
        out.rewind(start);
        return Written.FAULT;
      }
    }
    out.writeByte('}');
    return Written.VALUE;
  }

  /// The fields of an object, by its concrete type; null when a client must not be shown it.
  private ProjectedField @Nullable [] fieldsOf(int object, ProjectedSelection selection) {
    int type = typeOf(object, selection);
    if (types.isConcrete(type)) {
      return selection.fieldsOf(type);
    }
    return type == types.unknown() ? null : selection.untypedFields();
  }

  private int typeOf(int object, ProjectedSelection selection) {
    return selection.staticType() >= 0 ? selection.staticType() : slots.type(object);
  }

  /// Appends a field's value; false when there is none and null is not allowed.
  private boolean writeField(int object, ProjectedSelection selection, ProjectedField field) {
    return switch (field.source()) {
      case SLOT ->
          writeValue(slots.cell(object, field.slot()), object, 0, field, field.completion());
      case TYPENAME -> writeTypename(object, selection, field);
      case INTROSPECTION -> writeIntrospection(object, field);
    };
  }

  private boolean writeIntrospection(int object, ProjectedField field) {
    byte[] answer = introspection.get(field.responseKey());
    if (answer != null) {
      out.writeBytes(answer);
      return true;
    }
    return leaves.conclude(Written.FAULT, object, 0, field, field.completion());
  }

  private boolean writeTypename(int object, ProjectedSelection selection, ProjectedField field) {
    int type = typeOf(object, selection);
    if (types.isConcrete(type)) {
      out.writeBytes(types.quotedName(type));
      return true;
    }
    return leaves.conclude(Written.NULL, object, 0, field, field.completion());
  }

  /// Appends the value of a cell, or null where that is allowed.
  ///
  /// @param owner the object or list that has the cell
  /// @param index the position in the list
  /// @return false when there is no value and null is not allowed
  private boolean writeValue(
      int cell, int owner, int index, ProjectedField field, Completion completion) {
    Written written =
        switch (slots.tag(cell)) {
          case Slots.ABSENT, Slots.NULL -> Written.NULL;
          case Slots.FAILED -> Written.FAULT;
          case Slots.OBJECT -> writeObjectIn(cell, owner, index, field, completion);
          case Slots.LIST -> writeListIn(cell, owner, index, field, completion);
          case Slots.VERBATIM -> writeVerbatim(cell);
          default -> leaves.write(cell, owner, index, field, completion);
        };
    return leaves.conclude(written, owner, index, field, completion);
  }

  private Written writeVerbatim(int cell) {
    out.writeBytes(slots.text(cell), slots.start(cell), slots.length(cell));
    return Written.VALUE;
  }

  private Written writeObjectIn(
      int cell, int owner, int index, ProjectedField field, Completion completion) {
    ProjectedSelection selection = field.selection();
    if (selection == null || completion.element() != null) {
      return wrongKind(owner, index, field, completion, "an object");
    }
    return writeObject(slots.reference(cell), selection);
  }

  private Written writeListIn(
      int cell, int owner, int index, ProjectedField field, Completion completion) {
    Completion element = completion.element();
    if (element == null) {
      return wrongKind(owner, index, field, completion, "a list");
    }
    int list = slots.reference(cell);
    int start = out.position();
    out.writeByte('[');
    for (int i = 0; i < slots.size(list); i++) {
      if (i > 0) {
        out.writeByte(',');
      }
      if (!writeValue(slots.cell(list, i), list, i, field, element)) {
        out.rewind(start);
        return Written.FAULT;
      }
    }
    out.writeByte(']');
    return Written.VALUE;
  }

  private Written wrongKind(
      int owner, int index, ProjectedField field, Completion completion, String what) {
    complaints.wrongKind(
        new Complaints.Position(owner, index, field, List.of()), completion.expectedType(), what);
    return Written.FAULT;
  }
}
