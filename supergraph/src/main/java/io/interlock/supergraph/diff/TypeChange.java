package io.interlock.supergraph.diff;

import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;

/// What it means to clients that a field, argument or input field has another type. Types may vary
/// as GraphQL lets them vary between an interface and its implementations: what is read may become
/// narrower, what is given may become wider.
///
/// @param message how it was, is, and what follows
record TypeChange(Criticality criticality, String message) {

  /// Of a field.
  ///
  /// @param schema the one after, which says what is a possible type of what
  static TypeChange ofOutput(GraphQLType before, GraphQLType after, GraphQLSchema schema) {
    Criticality criticality = output(before, after, schema);
    return new TypeChange(
        criticality,
        wasAndIs(before, after)
            + switch (criticality) {
              case SAFE -> "clients that expect null do not get it any more";
              case DANGEROUS ->
                  "fragments on other types than that are refused, everything else stays valid";
              case BREAKING ->
                  differInNullabilityOnly(before, after)
                      ? "clients get null where they were promised a value"
                      : "clients get another kind of value than they read, and selections in it"
                          + " may be refused";
            });
  }

  /// Of an argument or input field.
  static TypeChange ofInput(GraphQLType before, GraphQLType after) {
    Criticality criticality = input(before, after);
    return new TypeChange(
        criticality,
        wasAndIs(before, after)
            + switch (criticality) {
              case BREAKING ->
                  differInNullabilityOnly(before, after)
                      ? "null is refused, and so are variables that may be null"
                      : "what was given for the old type is refused, variables always";
              case SAFE, DANGEROUS -> "what clients give is still taken";
            });
  }

  private static Criticality output(GraphQLType before, GraphQLType after, GraphQLSchema schema) {
    if (after instanceof GraphQLNonNull nonNull) {
      return output(GraphQLTypeUtil.unwrapNonNull(before), nonNull.getWrappedType(), schema);
    }
    if (before instanceof GraphQLList from && after instanceof GraphQLList to) {
      return output(from.getWrappedType(), to.getWrappedType(), schema);
    }
    if (before instanceof GraphQLNamedType from && after instanceof GraphQLNamedType to) {
      return named(from, to, schema);
    }
    return Criticality.BREAKING;
  }

  private static Criticality named(
      GraphQLNamedType before, GraphQLNamedType after, GraphQLSchema schema) {
    if (before.getName().equals(after.getName())) {
      return Criticality.SAFE;
    }
    boolean isNarrower =
        (schema.getType(before.getName()) instanceof GraphQLUnionType union
                && isAmong(union.getTypes(), after))
            || (after instanceof GraphQLImplementingType type
                && isAmong(type.getInterfaces(), before));
    return isNarrower ? Criticality.DANGEROUS : Criticality.BREAKING;
  }

  private static boolean isAmong(
      Iterable<? extends GraphQLNamedType> types, GraphQLNamedType wanted) {
    for (GraphQLNamedType type : types) {
      if (type.getName().equals(wanted.getName())) {
        return true;
      }
    }
    return false;
  }

  private static Criticality input(GraphQLType before, GraphQLType after) {
    if (before instanceof GraphQLNonNull nonNull) {
      return input(nonNull.getWrappedType(), GraphQLTypeUtil.unwrapNonNull(after));
    }
    if (before instanceof GraphQLList from && after instanceof GraphQLList to) {
      return input(from.getWrappedType(), to.getWrappedType());
    }
    boolean isSame =
        before instanceof GraphQLNamedType from
            && after instanceof GraphQLNamedType to
            && from.getName().equals(to.getName());
    return isSame ? Criticality.SAFE : Criticality.BREAKING;
  }

  private static String wasAndIs(GraphQLType before, GraphQLType after) {
    return "was %s and is %s: "
        .formatted(SchemaChange.quoted(text(before)), SchemaChange.quoted(text(after)));
  }

  private static boolean differInNullabilityOnly(GraphQLType before, GraphQLType after) {
    return text(before).replace("!", "").equals(text(after).replace("!", ""));
  }

  /// As SDL writes it: `[Int!]!`.
  static String text(GraphQLType type) {
    return GraphQLTypeUtil.simplePrint(type);
  }
}
