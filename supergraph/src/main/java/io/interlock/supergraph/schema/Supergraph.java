package io.interlock.supergraph.schema;

import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.function.Supplier;

/// A supergraph, read once and immutable: the subgraphs, the facts of {@link SchemaView}, and the
/// API schema.
public final class Supergraph {
  private final List<Subgraph> subgraphs;
  private final SupergraphFacts view;
  private final Supplier<GraphQLSchema> apiSchema;

  private Supergraph(SupergraphDocument document, Supplier<GraphQLSchema> apiSchema) {
    FactsReader reader = new FactsReader(document);
    this.subgraphs = reader.subgraphs();
    this.view = new SupergraphFacts(document, reader);
    this.apiSchema = apiSchema;
  }

  /// Reads supergraph SDL (join spec 0.1 to 0.5), by whatever tool it was composed.
  ///
  /// @throws SupergraphException when it cannot be read
  public static Supergraph read(String sdl) {
    SupergraphDocument document = SupergraphDocument.parse(sdl);
    GraphQLSchema apiSchema = ApiSchema.of(document);
    return new Supergraph(document, () -> apiSchema);
  }

  /// As {@link #read}, for those who want the facts only: {@link #apiSchema} is not looked at, and
  /// made anew whenever somebody asks for it.
  ///
  /// @throws SupergraphException when it cannot be read
  public static Supergraph readFacts(String sdl) {
    SupergraphDocument document = SupergraphDocument.parse(sdl);
    return new Supergraph(document, () -> ApiSchema.of(document));
  }

  /// In the order of `join__Graph`; {@link Subgraph#index} is the position.
  public List<Subgraph> subgraphs() {
    return subgraphs;
  }

  /// The facts, unrecorded.
  public SchemaView view() {
    return view;
  }

  /// The names of all types, built-in scalars first, then in document order.
  public List<String> typeNames() {
    return view.typeNames();
  }

  /// The clients' schema: no inaccessible elements, no join or link machinery. Without resolvers
  /// except for introspection; for parsing, validation and introspection.
  public GraphQLSchema apiSchema() {
    return apiSchema.get();
  }
}
