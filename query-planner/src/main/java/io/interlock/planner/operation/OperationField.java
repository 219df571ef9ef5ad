package io.interlock.planner.operation;

import io.interlock.supergraph.schema.TypeRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field of the operation.
///
/// @param arguments printed, for example `(first:5,after:$a)`, empty when there are none
/// @param directives further executable directives, printed, without `@skip` and `@include`
/// @param variables the variables that arguments and directives use, in order of use
/// @param conditions when the field is included
/// @param deferral the part of the operation that it belongs to; null for the primary one
/// @param parentType the type that it is selected on
/// @param type its type in the supergraph
/// @param selection what is selected below; null for a leaf
public record OperationField(
    String responseKey,
    String name,
    String arguments,
    String directives,
    List<String> variables,
    Conditions conditions,
    @Nullable Deferral deferral,
    String parentType,
    TypeRef type,
    @Nullable OperationSelection selection) {
  public OperationField {
    variables = List.copyOf(variables);
  }

  /// `Type.field`, as errors name it.
  public String coordinate() {
    return parentType + "." + name;
  }

  /// The same selection on another type, which has the field with a type of its own.
  public OperationField on(String otherParent, TypeRef otherType) {
    return new OperationField(
        responseKey,
        name,
        arguments,
        directives,
        variables,
        conditions,
        deferral,
        otherParent,
        otherType,
        selection);
  }
}
