package io.interlock.executor;

import io.interlock.supergraph.schema.Supergraph;

/// Small supergraphs for tests.
public final class Schemas {
  private static final String HEAD =
      """
      schema @link(url: "https://specs.apollo.dev/link/v1.0")
        @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
        @link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY) {
        query: Query
        MUTATION
      }
      directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION
        | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
      directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE
      directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet,
        type: String, external: Boolean, override: String, usedOverridden: Boolean) repeatable
        on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
      directive @join__graph(name: String!, url: String!) on ENUM_VALUE
      directive @join__implements(graph: join__Graph!, interface: String!) repeatable
        on OBJECT | INTERFACE
      directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false,
        resolvable: Boolean! = true, isInterfaceObject: Boolean! = false) repeatable
        on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
      directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION
      directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable
        on SCHEMA
      scalar join__FieldSet
      scalar link__Import
      enum link__Purpose { SECURITY EXECUTION }
      enum join__Graph {
        A @join__graph(name: "a", url: "http://a")
        B @join__graph(name: "b", url: "http://b")
        C @join__graph(name: "c", url: "http://c")
      }
      """;

  private Schemas() {}

  /// A supergraph of the subgraphs `a`, `b` and `c` with these types.
  public static Supergraph of(String types) {
    return Supergraph.read(
        HEAD.replace("MUTATION", types.contains("type Mutation") ? "mutation: Mutation" : "")
            + types);
  }
}
