package io.interlock.supergraph.schema;

import graphql.schema.GraphQLSchema;
import java.util.List;

/// A supergraph, read once and immutable: its facts, and the API schema.
public final class Supergraph {
  private final SupergraphFacts facts;
  private final GraphQLSchema apiSchema;

  Supergraph(SupergraphFacts facts, GraphQLSchema apiSchema) {
    this.facts = facts;
    this.apiSchema = apiSchema;
  }

  /// Reads supergraph SDL (join spec 0.1 to 0.5), by whatever tool it was composed.
  ///
  /// @throws SupergraphException when it cannot be read
  public static Supergraph read(String sdl) {
    return new SupergraphReader().read(sdl);
  }

  public SupergraphFacts facts() {
    return facts;
  }

  /// In the order of `join__Graph`; {@link Subgraph#index} is the position.
  public List<Subgraph> subgraphs() {
    return facts.subgraphs();
  }

  /// The facts, unrecorded.
  public SchemaView view() {
    return facts;
  }

  /// The clients' schema: no inaccessible elements, no join or link machinery. Without resolvers
  /// except for introspection; for parsing, validation and introspection.
  public GraphQLSchema apiSchema() {
    return apiSchema;
  }
}
