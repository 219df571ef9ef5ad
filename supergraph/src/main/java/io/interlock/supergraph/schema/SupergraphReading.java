package io.interlock.supergraph.schema;

import graphql.language.Definition;
import graphql.language.TypeDefinition;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One supergraph being read: definitions that are known already, and others that were parsed.
final class SupergraphReading {
  private final List<Piece> pieces;
  private final SupergraphDocument parsed;
  private final FactsReader facts;
  private final ApiTypes api;
  private final Ground ground;
  private final Map<String, ReadType> typesByText = new LinkedHashMap<>();

  /// A definition.
  private sealed interface Piece {
    /// One that stood in the supergraph before.
    record Known(String text, ReadType type) implements Piece {}

    /// @param text null when it cannot be told which part of the document it is
    record Parsed(@Nullable String text, Definition<?> definition) implements Piece {}
  }

  /// What a type is read by besides its own definition.
  ///
  /// @param hidden the types that clients do not see
  record Ground(LinkedFeatures features, List<Subgraph> subgraphs, Set<String> hidden) {
    static final Ground NONE = new Ground(LinkedFeatures.NONE, List.of(), Set.of());
  }

  private SupergraphReading(List<Piece> pieces) {
    this.pieces = pieces;
    parsed = SupergraphDocument.ofSupergraph(parsed(pieces));
    facts = new FactsReader(parsed);
    Set<String> hidden = hidden();
    api = new ApiTypes(parsed, hidden);
    ground = new Ground(parsed.features(), facts.subgraphs(), hidden);
  }

  /// Reads what is not known yet.
  ///
  /// @param known types by the texts of their definitions, read by the same {@link #ground}
  /// @throws SupergraphException when it cannot be read; lines in it count from a definition's text
  static SupergraphReading of(String sdl, Map<String, ReadType> known) {
    List<Piece> pieces = new ArrayList<>();
    for (String text : DefinitionTexts.of(sdl)) {
      @Nullable ReadType type = known.get(text);
      pieces.add(
          type == null
              ? new Piece.Parsed(text, SupergraphDocument.definition(text))
              : new Piece.Known(text, type));
    }
    return new SupergraphReading(pieces);
  }

  /// Reads everything at once.
  ///
  /// @throws SupergraphException when it cannot be read
  static SupergraphReading whole(String sdl) {
    List<Piece> pieces = new ArrayList<>();
    SupergraphDocument.definitions(sdl).forEach(d -> pieces.add(new Piece.Parsed(null, d)));
    return new SupergraphReading(pieces);
  }

  private static List<Definition<?>> parsed(List<Piece> pieces) {
    List<Definition<?>> parsed = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Parsed(var text, Definition<?> definition)) {
        parsed.add(definition);
      }
    }
    return parsed;
  }

  private Set<String> hidden() {
    Set<String> hidden = new TreeSet<>(parsed.hiddenTypes());
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Known(var text, ReadType type) && type.api() == null) {
        hidden.add(type.facts().name());
      }
    }
    return hidden;
  }

  /// What the known types have to have been read by.
  Ground ground() {
    return ground;
  }

  /// The types by the texts of their definitions, once there is a {@link #supergraph}.
  Map<String, ReadType> types() {
    return typesByText;
  }

  Supergraph supergraph() {
    Map<String, ReadType> types = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Known(String text, ReadType type) -> add(types, text, type);
        case Piece.Parsed(var text, TypeDefinition<?> type)
            when !parsed.features().ownsType(type.getName()) ->
            add(types, text, read(type));
        case Piece.Parsed other -> {} // the document has read it
      }
    }
    Supplier<GraphQLSchema> schema =
        ApiSchema.building(visible(types.values()), parsed, ground.hidden());
    SupergraphFacts all =
        new SupergraphFacts(
            facts.subgraphs(),
            parsed.roots(),
            types.values().stream().map(ReadType::facts).toList(),
            types.values().stream().flatMap(type -> type.fields().stream()).toList());
    return new Supergraph(all, schema.get());
  }

  private static List<TypeDefinition<?>> visible(Collection<ReadType> types) {
    List<TypeDefinition<?>> visible = new ArrayList<>();
    types.forEach(type -> Optional.ofNullable(type.api()).ifPresent(visible::add));
    return visible;
  }

  private ReadType read(TypeDefinition<?> type) {
    TypeFacts ofType = facts.type(type);
    return new ReadType(ofType, facts.fields(type, ofType), api.of(type));
  }

  private void add(Map<String, ReadType> types, @Nullable String text, ReadType type) {
    if (types.put(type.facts().name(), type) != null) {
      throw SupergraphDocument.definedTwice(type.facts().name());
    }
    if (text != null) {
      typesByText.put(text, type);
    }
  }
}
