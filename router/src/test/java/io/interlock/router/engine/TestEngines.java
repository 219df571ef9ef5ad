package io.interlock.router.engine;

import io.interlock.executor.Executor;
import io.interlock.supergraph.schema.Supergraph;

/// Real engines over small supergraphs.
public final class TestEngines {
  private static final String LINKS =
      """
      schema
        @link(url: "https://specs.apollo.dev/link/v1.0")
        @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
      { query: Query MUTATION }

      directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE
      directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean, override: String, usedOverridden: Boolean) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
      directive @join__graph(name: String!, url: String!) on ENUM_VALUE
      directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
      directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true, isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
      directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION
      directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
      scalar join__FieldSet
      scalar link__Import
      enum link__Purpose { SECURITY EXECUTION }
      enum join__Graph { ONE @join__graph(name: "one", url: "http://localhost:4001/graphql") }
      """;

  private TestEngines() {}

  /// A supergraph of one subgraph whose types are `types`, each with `@join__type(graph: ONE)`.
  public static String supergraph(String types) {
    String mutation = types.contains("type Mutation") ? "mutation: Mutation" : "";
    return LINKS.replace("MUTATION", mutation) + types;
  }

  /// A supergraph whose only field is `field`.
  public static String supergraphWith(String field) {
    return supergraph("type Query @join__type(graph: ONE) { " + field + ": String }\n");
  }

  /// An engine of which the only field is `field`; it prepares nothing.
  public static Engine engine(String field, EngineObserver observer) {
    return of(supergraphWith(field), observer);
  }

  /// An engine over `supergraphSdl`; it prepares nothing.
  public static Engine of(String supergraphSdl, EngineObserver observer) {
    return of(
        supergraphSdl,
        key -> OperationOutcome.Refused.of(OperationOutcome.FAULTED, "prepares nothing"),
        new EngineOptions(15_000, 100, OverrideDecisions.NONE, Runnable::run, observer));
  }

  static Engine of(String supergraphSdl, OperationPreparer preparer, EngineOptions options) {
    Supergraph supergraph = Supergraph.read(supergraphSdl);
    return new Engine(
        supergraphSdl, supergraph, new Executor(supergraph), plans -> preparer, options);
  }

  /// Has `engine` made a plan, in so much time.
  public static void planned(Engine engine, long nanos) {
    engine.planningTimes().add(nanos);
  }

  /// Another engine over the same supergraph as `other`.
  static Engine sharing(Engine other, EngineObserver observer) {
    return new Engine(
        other.supergraphSdl(),
        other.supergraph(),
        other.executor(),
        plans -> key -> OperationOutcome.Refused.of(OperationOutcome.FAULTED, "prepares nothing"),
        new EngineOptions(15_000, 100, OverrideDecisions.NONE, Runnable::run, observer));
  }
}
