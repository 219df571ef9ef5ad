package io.interlock.executor.shape;

import io.interlock.executor.json.KeyTable;
import io.interlock.executor.shape.Completion.Leaf;
import io.interlock.executor.shape.ProjectedSelection.ProjectedField;
import io.interlock.executor.shape.ProjectedSelection.Source;
import io.interlock.planner.plan.ClientSelection;
import io.interlock.planner.plan.ClientSelection.ClientField;
import io.interlock.supergraph.schema.EnumValueFacts;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeFacts;
import io.interlock.supergraph.schema.TypeKind;
import io.interlock.supergraph.schema.TypeRef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compiles the client's selection into the projection: for every position and every object type
/// that it can hold, the fields in order, each with the completion that the field's type *in that
/// object type* demands.
final class ProjectionCompiler {
  private final SchemaView view;
  private final TypeTable types;
  private final ConditionTable conditions;
  private final VerbatimCompiler verbatims;
  private final Map<String, @Nullable KeyTable> enums = new HashMap<>();

  /// @param verbatims is told of every selection
  ProjectionCompiler(
      SchemaView view, TypeTable types, ConditionTable conditions, VerbatimCompiler verbatims) {
    this.view = view;
    this.types = types;
    this.conditions = conditions;
    this.verbatims = verbatims;
  }

  ProjectedSelection compile(ClientSelection selection, ObjectShape object) {
    List<@Nullable ProjectedSelection> children = new ArrayList<>();
    for (ClientField field : selection.fields()) {
      children.add(
          field.selection() == null
              ? null
              : compile(field.selection(), object.child(object.slot(field.responseKey()))));
    }
    String position = selection.typeName();
    List<String> possible = view.apiPossibleTypes(position);
    ProjectedField[] @Nullable [] byType = new ProjectedField[types.unknown()][];
    for (String type : possible) {
      byType[types.id(type)] = fieldsOf(type, true, selection, children, object);
    }
    boolean isObject = types.isConcrete(types.id(position));
    ProjectedSelection projected =
        new ProjectedSelection(
            position,
            isObject ? types.id(position) : -1,
            byType,
            fieldsOf(position, isObject, selection, children, object));
    verbatims.add(object, projected);
    return projected;
  }

  private ProjectedField[] fieldsOf(
      String type,
      boolean isConcrete,
      ClientSelection selection,
      List<@Nullable ProjectedSelection> children,
      ObjectShape object) {
    List<ProjectedField> fields = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < selection.fields().size(); i++) {
      ClientField field = selection.fields().get(i);
      boolean isForType =
          field.onTypes().isEmpty() || (isConcrete && field.onTypes().contains(type));
      if (isForType && keys.add(field.responseKey())) {
        fields.add(project(type, field, children.get(i), object));
      }
    }
    return ProjectedSelection.array(fields);
  }

  private ProjectedField project(
      String type, ClientField field, @Nullable ProjectedSelection child, ObjectShape object) {
    Source source = sourceOf(field.name());
    return new ProjectedField(
        field.responseKey(),
        ('"' + field.responseKey() + "\":").getBytes(StandardCharsets.UTF_8),
        source,
        source == Source.SLOT ? object.slot(field.responseKey()) : -1,
        conditions.add(field.condition()),
        completion(typeOf(type, field, source)),
        child,
        type + "." + field.name());
  }

  private static Source sourceOf(String fieldName) {
    return switch (fieldName) {
      case "__typename" -> Source.TYPENAME;
      case "__schema", "__type" -> Source.INTROSPECTION;
      default -> Source.SLOT;
    };
  }

  private TypeRef typeOf(String type, ClientField field, Source source) {
    return switch (source) {
      case TYPENAME -> TypeRef.parse("String!");
      // complete as it comes; only an unknown type may be null
      case INTROSPECTION ->
          TypeRef.parse(field.name().equals("__schema") ? "__Introspection!" : "__Introspection");
      case SLOT ->
          view.field(type, field.name())
              .or(() -> view.field(field.parentType(), field.name()))
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "expected a field of the schema, got " + type + "." + field.name()))
              .type();
    };
  }

  private Completion completion(TypeRef type) {
    TypeRef nullable = type.nullable();
    String name = type.baseName();
    if (nullable instanceof TypeRef.ListOf list) {
      return new Completion(type.isNonNull(), completion(list.of()), Leaf.ANY, null, name);
    }
    Leaf leaf = leafOf(name);
    @Nullable KeyTable values = leaf == Leaf.ENUM ? enumValues(name) : null;
    return new Completion(type.isNonNull(), null, leaf, values, name);
  }

  private Leaf leafOf(String name) {
    return switch (name) {
      case "Int" -> Leaf.INT;
      case "Float" -> Leaf.FLOAT;
      case "String" -> Leaf.STRING;
      case "Boolean" -> Leaf.BOOLEAN;
      case "ID" -> Leaf.ID;
      case "__Introspection" -> Leaf.ANY;
      default -> {
        TypeKind kind = view.type(name).map(TypeFacts::kind).orElse(TypeKind.SCALAR);
        yield kind.isComposite() ? Leaf.COMPOSITE : kind == TypeKind.ENUM ? Leaf.ENUM : Leaf.ANY;
      }
    };
  }

  private @Nullable KeyTable enumValues(String name) {
    return enums.computeIfAbsent(
        name,
        n ->
            new KeyTable(
                view.type(n).stream()
                    .flatMap(facts -> facts.enumValues().stream())
                    .filter(value -> !value.isInaccessible())
                    .map(EnumValueFacts::name)
                    .toList()));
  }
}
