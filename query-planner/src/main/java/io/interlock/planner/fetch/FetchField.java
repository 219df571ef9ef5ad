package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.operation.OperationField;
import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.schema.TypeRef;
import io.interlock.supergraph.walk.ConditionStep;
import io.interlock.supergraph.walk.Move;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A field of a request while it is put together. One planning, one thread.
final class FetchField {
  private final String slot;
  private final String name;
  private final String arguments;
  private final String directives;
  private final List<String> variables;
  private final Conditions conditions;
  private final TypeRef type;
  private final @Nullable FieldSet requires;
  private final @Nullable FetchSelectionSet below;
  private final Map<String, ContextVariable> contextArguments = new LinkedHashMap<>();
  private String responseKey;

  private FetchField(
      String slot,
      String name,
      String arguments,
      String directives,
      List<String> variables,
      Conditions conditions,
      TypeRef type,
      @Nullable FieldSet requires,
      @Nullable FetchSelectionSet below) {
    this.slot = slot;
    this.name = name;
    this.arguments = arguments;
    this.directives = directives;
    this.variables = List.copyOf(variables);
    this.conditions = conditions;
    this.type = type;
    this.requires = requires;
    this.below = below;
    this.responseKey = slot;
  }

  /// A field that the client asks for, as a move takes it.
  static FetchField of(OperationField field, Conditions conditions, Move move) {
    FieldEdge edge = Objects.requireNonNull(move.edge());
    return new FetchField(
        field.responseKey(),
        field.name(),
        field.arguments(),
        field.directives(),
        field.variables(),
        conditions,
        edge.type(),
        requiredBy(move),
        setBelow(edge));
  }

  /// A field that the plan needs for itself, as a move takes it.
  static FetchField of(String slot, ConditionStep.Field field, Conditions conditions, Move move) {
    FieldEdge edge = Objects.requireNonNull(move.edge());
    return new FetchField(
        slot,
        field.name(),
        ConditionFields.printedArguments(field),
        "",
        List.of(),
        conditions,
        edge.type(),
        requiredBy(move),
        setBelow(edge));
  }

  /// What a jump sends beside the key.
  private static @Nullable FieldSet requiredBy(Move move) {
    return move.jump() == null ? null : move.jump().requires();
  }

  private static @Nullable FetchSelectionSet setBelow(FieldEdge edge) {
    return edge.to() == null ? null : new FetchSelectionSet(edge.to());
  }

  /// The same field of an interface.
  ///
  /// @param interfaceType its type there
  FetchField of(TypeRef interfaceType) {
    return new FetchField(
        slot, name, arguments, directives, variables, conditions, interfaceType, requires, below);
  }

  /// Whether both ask for the same, and for the same objects in it; perhaps of different types and
  /// under different conditions.
  boolean isLike(FetchField other) {
    boolean isSameField =
        slot.equals(other.slot)
            && name.equals(other.name)
            && arguments.equals(other.arguments)
            && directives.equals(other.directives)
            && contextArguments.equals(other.contextArguments)
            && Objects.equals(requires, other.requires);
    return isSameField
        && (below == null || other.below == null
            ? below == other.below
            : below.isLike(other.below));
  }

  String slot() {
    return slot;
  }

  String name() {
    return name;
  }

  String arguments() {
    return arguments;
  }

  /// Fills an argument from a context.
  void fill(String argument, ContextVariable value) {
    contextArguments.put(argument, value);
  }

  boolean hasContextArguments() {
    return !contextArguments.isEmpty();
  }

  /// The arguments, printed with those that are filled from contexts.
  ///
  /// @param mark stands behind the name of a variable for a context
  String arguments(String mark) {
    if (contextArguments.isEmpty()) {
      return arguments;
    }
    String filled =
        contextArguments.entrySet().stream()
            .map(e -> e.getKey() + ":$" + e.getValue().name() + mark)
            .collect(Collectors.joining(",", "", ")"));
    return arguments.isEmpty()
        ? "(" + filled
        : arguments.substring(0, arguments.length() - 1) + "," + filled;
  }

  String directives() {
    return directives;
  }

  List<String> variables() {
    return variables;
  }

  Conditions conditions() {
    return conditions;
  }

  /// The type in the subgraph.
  TypeRef type() {
    return type;
  }

  /// What has to be sent of an object for the field, beside a key; null for nothing.
  @Nullable FieldSet requires() {
    return requires;
  }

  @Nullable FetchSelectionSet below() {
    return below;
  }

  /// The key in the subgraph's answer.
  String responseKey() {
    return responseKey;
  }

  void answerAs(String key) {
    responseKey = key;
  }
}
