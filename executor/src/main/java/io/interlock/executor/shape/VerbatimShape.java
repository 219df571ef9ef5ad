package io.interlock.executor.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Objects whose text in the answer of a subgraph is what the client has to get, byte for byte:
/// nothing else reads or writes them, and the client asked for just these fields in this order.
/// Immutable.
///
/// @param fields in the order of the text, at least one
public record VerbatimShape(List<Field> fields) {
  public VerbatimShape {
    fields = List.copyOf(fields);
  }

  /// One member of the text.
  ///
  /// @param before what comes before the value: `{"name":` or `,"name":`
  /// @param value what has to come then
  @SuppressWarnings("ArrayRecordComponent") // compared with ranges of answers
  public record Field(byte[] before, Value value) {}

  /// A value.
  ///
  /// @param completion what the schema demands of it
  /// @param objects the objects in it; null for a leaf
  /// @param text the only text that it may be; null when there is none
  @SuppressWarnings("ArrayRecordComponent") // as above
  public record Value(
      Completion completion, @Nullable VerbatimShape objects, byte @Nullable [] text) {}
}
