package io.interlock.supergraph.diff;

import static io.interlock.supergraph.diff.Criticality.BREAKING;
import static io.interlock.supergraph.diff.Criticality.SAFE;

import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.ScalarInfo;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares two API schemas, in time linear in their sizes. Elements are the same when they have
/// the same name; a rename is a removal and an addition. An element that is gone or new is one
/// change: what is in it is not repeated.
public final class SchemaDiff {
  private final GraphQLSchema before;
  private final GraphQLSchema after;
  private final Findings findings = new Findings();
  private final TypeDiff types;

  private SchemaDiff(GraphQLSchema before, GraphQLSchema after) {
    this.before = before;
    this.after = after;
    this.types = new TypeDiff(findings, after);
  }

  /// Everything that clients can see of the difference, introspection included.
  public static SchemaChanges between(GraphQLSchema before, GraphQLSchema after) {
    return compare(before, after).sorted();
  }

  static Findings compare(GraphQLSchema before, GraphQLSchema after) {
    SchemaDiff diff = new SchemaDiff(before, after);
    diff.compareRoots();
    diff.findings.pair(
        typesOf(before), typesOf(after), diff::removed, diff::added, diff.types::compare);
    new DirectiveDiff(diff.findings).compare(before.getDirectives(), after.getDirectives());
    return diff.findings;
  }

  /// Without what every schema has: which of the built-in scalars a schema lists depends on which
  /// it uses.
  private static List<GraphQLNamedType> typesOf(GraphQLSchema schema) {
    return schema.getAllTypesAsList().stream()
        .filter(type -> !type.getName().startsWith("__"))
        .filter(type -> !ScalarInfo.isGraphqlSpecifiedScalar(type.getName()))
        .toList();
  }

  private void compareRoots() {
    compareRoots(ChangeType.SCHEMA_QUERY_TYPE_CHANGED, before.getQueryType(), after.getQueryType());
    compareRoots(
        ChangeType.SCHEMA_MUTATION_TYPE_CHANGED, before.getMutationType(), after.getMutationType());
    compareRoots(
        ChangeType.SCHEMA_SUBSCRIPTION_TYPE_CHANGED,
        before.getSubscriptionType(),
        after.getSubscriptionType());
  }

  private void compareRoots(
      ChangeType type, @Nullable GraphQLObjectType was, @Nullable GraphQLObjectType is) {
    String wasRoot = was == null ? "none" : SchemaChange.quoted(was.getName());
    String isRoot = is == null ? "none" : SchemaChange.quoted(is.getName());
    if (wasRoot.equals(isRoot)) {
      return;
    }
    findings.add(
        type,
        was == null ? SAFE : BREAKING,
        Objects.requireNonNull(was == null ? is : was).getName(),
        "the root type was %s and is %s: ".formatted(wasRoot, isRoot) + consequence(was, is));
  }

  private static String consequence(@Nullable Object was, @Nullable Object is) {
    if (was == null) {
      return "clients may send operations of this kind now";
    }
    return is == null
        ? "operations of this kind are refused"
        : "operations of this kind that mention the old one or its own fields are refused";
  }

  private void removed(GraphQLNamedType type) {
    findings.add(
        ChangeType.TYPE_REMOVED,
        BREAKING,
        type.getName(),
        "was %s and is gone: operations that mention it or use its fields are refused"
            .formatted(TypeDiff.kindOf(type)));
  }

  /// That clients get the new type where they ask for an interface is a change to the interface.
  private void added(GraphQLNamedType type) {
    findings.add(
        ChangeType.TYPE_ADDED,
        SAFE,
        type.getName(),
        "is new, %s: no client knows it yet".formatted(TypeDiff.kindOf(type)));
    if (type instanceof GraphQLImplementingType implementing) {
      for (GraphQLNamedOutputType implemented : implementing.getInterfaces()) {
        if (before.getType(implemented.getName()) instanceof GraphQLInterfaceType known) {
          types.interfaceAdded(type.getName(), known.getName());
        }
      }
    }
  }
}
