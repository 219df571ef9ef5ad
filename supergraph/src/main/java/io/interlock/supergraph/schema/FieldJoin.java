package io.interlock.supergraph.schema;

import io.interlock.supergraph.fieldset.FieldSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One `@join__field`: how one subgraph takes part in a field.
///
/// @param subgraph the subgraph's name
/// @param type the field's type in that subgraph
/// @param isExternal not resolved there, only known
/// @param override the subgraph's name that this one took the field over from
/// @param isUsedOverridden another subgraph took the field over, but this one still knows it for
///   its keys or `@requires`
/// @param overrideLabel the label of a progressive override, on both sides of it
/// @param contextArguments arguments that the router fills from a context
public record FieldJoin(
    String subgraph,
    TypeRef type,
    @Nullable FieldSet requires,
    @Nullable FieldSet provides,
    boolean isExternal,
    @Nullable String override,
    boolean isUsedOverridden,
    @Nullable String overrideLabel,
    List<ContextArgument> contextArguments) {
  public FieldJoin {
    contextArguments = List.copyOf(contextArguments);
  }

  /// Whether the field is the subgraph's to resolve when the progressive overrides with these
  /// labels have happened, and no others. That it may be external is another question.
  public boolean isActive(Set<String> labels) {
    return overrideLabel == null
        ? !isUsedOverridden
        : labels.contains(overrideLabel) == (override != null);
  }

  /// A subgraph that resolves the field by itself, without anything special.
  public static FieldJoin plain(String subgraph, TypeRef type) {
    return new FieldJoin(subgraph, type, null, null, false, null, false, null, List.of());
  }

  /// An argument `name` of `type` that is read from `context` by `selection`.
  public record ContextArgument(String name, String type, String context, String selection) {}
}
