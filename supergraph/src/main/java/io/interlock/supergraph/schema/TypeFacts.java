package io.interlock.supergraph.schema;

import java.util.List;
import java.util.stream.Stream;

/// What the supergraph says of one named type, fields apart (those are read one by one, see {@link
/// SchemaView#field}).
///
/// @param interfaces implemented interfaces, in declaration order, and where; empty for other kinds
/// @param members the members of a union, in order, and where; empty for other kinds
/// @param joins one per `@join__type`, in the supergraph's order: the subgraphs that define the
///   type and the keys under which they resolve it
/// @param enumValues the values of an enum, in order; empty for other kinds
/// @param inputFields the fields of an input object, in order; empty for other kinds
/// @param contexts the names of the contexts that are set on the type by `@context`
/// @param isInaccessible hidden from the API schema, though usable inside plans
/// @param isOneOf an input object of which exactly one field must be given
public record TypeFacts(
    String name,
    TypeKind kind,
    List<Membership> interfaces,
    List<Membership> members,
    List<TypeJoin> joins,
    List<EnumValueFacts> enumValues,
    List<InputValueFacts> inputFields,
    List<String> contexts,
    boolean isInaccessible,
    boolean isOneOf) {
  public TypeFacts {
    interfaces = List.copyOf(interfaces);
    members = List.copyOf(members);
    joins = List.copyOf(joins);
    enumValues = List.copyOf(enumValues);
    inputFields = List.copyOf(inputFields);
    contexts = List.copyOf(contexts);
  }

  /// An interface that the type implements, or a member that the union has, in these subgraphs.
  public record Membership(String type, List<String> subgraphs) {
    public Membership {
      subgraphs = List.copyOf(subgraphs);
    }
  }

  /// The joins of one subgraph: empty when it does not define the type, several when it has several
  /// keys.
  public Stream<TypeJoin> joinsOf(String subgraph) {
    return joins.stream().filter(j -> j.subgraph().equals(subgraph));
  }
}
