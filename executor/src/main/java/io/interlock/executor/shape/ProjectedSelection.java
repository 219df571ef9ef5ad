package io.interlock.executor.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the client sees of the objects at one position, by their concrete type. Immutable.
public final class ProjectedSelection {
  private final String typeName;
  private final int staticType;
  private final ProjectedField[] @Nullable [] byType;
  private final ProjectedField[] untyped;

  ProjectedSelection(
      String typeName,
      int staticType,
      ProjectedField[] @Nullable [] byType,
      ProjectedField[] untyped) {
    this.typeName = typeName;
    this.staticType = staticType;
    this.byType = byType;
    this.untyped = untyped;
  }

  /// One field.
  ///
  /// @param key the response key as it is written: `"name":`
  /// @param source where the value comes from
  /// @param slot the slot, of a field that has one
  /// @param condition a number of the {@link ConditionTable}
  /// @param completion what the schema demands of the value
  /// @param selection what is seen of the objects in it; null for a leaf
  /// @param coordinate `Type.field`, as errors name it
  @SuppressWarnings("ArrayRecordComponent") // written to buffers, never compared
  public record ProjectedField(
      String responseKey,
      byte[] key,
      Source source,
      int slot,
      int condition,
      Completion completion,
      @Nullable ProjectedSelection selection,
      String coordinate) {}

  /// Where a field's value comes from.
  public enum Source {
    SLOT,
    /// The name of the object's concrete type.
    TYPENAME,
    /// `__schema` or `__type`: the router's own answer.
    INTROSPECTION
  }

  /// The position's type in the API schema.
  public String typeName() {
    return typeName;
  }

  /// The position's type as the {@link TypeTable} has it when it is an object type, or -1.
  public int staticType() {
    return staticType;
  }

  /// The fields in objects of a concrete type; null when a client must not be shown such an object
  /// here.
  public ProjectedField @Nullable [] fieldsOf(int type) {
    return type < byType.length ? byType[type] : null;
  }

  /// The fields in an object whose concrete type no subgraph said: those that every type has.
  public ProjectedField[] untypedFields() {
    return untyped;
  }

  static ProjectedField[] array(List<ProjectedField> fields) {
    return fields.toArray(ProjectedField[]::new);
  }
}
