package io.interlock.supergraph.schema;

import static io.interlock.supergraph.schema.SupergraphDocument.flag;
import static io.interlock.supergraph.schema.SupergraphDocument.text;

import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns the `@join__field` directives of one type's fields into {@link FieldFacts}.
final class FieldFactsReader {
  private final SupergraphDocument document;
  private final FactsReader reader;
  private final TypeFacts parent;
  private final @Nullable String owner;

  FieldFactsReader(
      SupergraphDocument document, FactsReader reader, TypeFacts parent, @Nullable String owner) {
    this.document = document;
    this.reader = reader;
    this.parent = parent;
    this.owner = owner;
  }

  FieldFacts read(FieldDefinition field) {
    TypeRef type = FactsReader.typeRef(field.getType());
    return new FieldFacts(
        parent.name(),
        field.getName(),
        type,
        field.getInputValueDefinitions().stream().map(reader::inputValue).toList(),
        joins(field, type),
        document.isInaccessible(field));
  }

  private List<FieldJoin> joins(FieldDefinition field, TypeRef type) {
    List<Directive> applications = reader.joinApplications(field, "field");
    if (owner != null) {
      return ownedJoins(field, type, applications);
    }
    if (applications.isEmpty()) {
      return parent.joins().stream()
          .map(TypeJoin::subgraph)
          .distinct()
          .map(s -> FieldJoin.plain(s, type))
          .toList();
    }
    List<FieldJoin> joins = new ArrayList<>();
    for (Directive join : applications) {
      if (join.getArgument("graph") != null) {
        joins.add(join(join, type, coordinate(field)));
      }
    }
    return joins;
  }

  /// Join 0.1: a field is its owner's unless a graph is named; a subgraph knows the fields of its
  /// keys as well.
  private List<FieldJoin> ownedJoins(
      FieldDefinition field, TypeRef type, List<Directive> applications) {
    Map<String, FieldJoin> joins = new LinkedHashMap<>();
    for (Directive join : applications) {
      if (join.getArgument("graph") != null) {
        FieldJoin read = join(join, type, coordinate(field));
        joins.put(read.subgraph(), read);
      }
    }
    if (joins.isEmpty() && owner != null) {
      joins.put(owner, FieldJoin.plain(owner, type));
    }
    for (TypeJoin join : parent.joins()) {
      if (join.key() != null && selects(join, field.getName())) {
        joins.putIfAbsent(join.subgraph(), FieldJoin.plain(join.subgraph(), type));
      }
    }
    return List.copyOf(joins.values());
  }

  private static boolean selects(TypeJoin join, String field) {
    return join.key() != null
        && join.key().selections().stream()
            .anyMatch(s -> s instanceof FieldSetSelection.Field f && f.name().equals(field));
  }

  private FieldJoin join(Directive join, TypeRef type, String coordinate) {
    String ownType = text(join, "type");
    return new FieldJoin(
        reader.subgraphOf(join, coordinate),
        ownType == null ? type : TypeRef.parse(ownType),
        FactsReader.fieldSet(text(join, "requires"), coordinate),
        FactsReader.fieldSet(text(join, "provides"), coordinate),
        flag(join, "external", false),
        text(join, "override"),
        flag(join, "usedOverridden", false),
        text(join, "overrideLabel"),
        contextArguments(join));
  }

  private static List<FieldJoin.ContextArgument> contextArguments(Directive join) {
    if (join.getArgument("contextArguments") == null
        || !(join.getArgument("contextArguments").getValue() instanceof ArrayValue array)) {
      return List.of();
    }
    List<FieldJoin.ContextArgument> arguments = new ArrayList<>();
    for (Value<?> value : array.getValues()) {
      if (value instanceof ObjectValue object) {
        arguments.add(
            new FieldJoin.ContextArgument(
                member(object, "name"),
                member(object, "type"),
                member(object, "context"),
                member(object, "selection")));
      }
    }
    return arguments;
  }

  private static String member(ObjectValue object, String name) {
    for (ObjectField field : object.getObjectFields()) {
      if (field.getName().equals(name) && field.getValue() instanceof StringValue s) {
        return String.valueOf(s.getValue());
      }
    }
    throw new SupergraphException(
        SupergraphException.Code.INVALID_FEDERATION_SUPERGRAPH,
        "expected a member " + name + " in a context argument, got: " + object);
  }

  private String coordinate(FieldDefinition field) {
    return parent.name() + "." + field.getName();
  }
}
