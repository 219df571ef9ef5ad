package io.interlock.executor.slices;

import graphql.language.Document;
import graphql.parser.Parser;
import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import io.interlock.supergraph.schema.Supergraph;
import io.interlock.supergraph.schema.SupergraphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A golden conversation: its subgraphs, and its operations by their files.
record ConversationCase(
    List<SubgraphInput> subgraphs, Supergraph supergraph, Map<Path, Document> documents) {
  private static final Path CASES = Path.of("src/test/resources/conversations");
  private static final String SUFFIX = ".graphql";

  /// Edits tried at one time; about half of them compose.
  private static final int TRIES = 3;

  /// A supergraph after some edits, and what was edited.
  record Edited(Supergraph supergraph, List<SubgraphInput> subgraphs) {}

  /// Of all cases, in the order of their names.
  static List<Path> folders() {
    return list(CASES).toList();
  }

  static ConversationCase read(Path folder) {
    List<SubgraphInput> subgraphs = new ArrayList<>();
    for (Path file : list(folder).filter(ConversationCase::isGraphql).toList()) {
      String name = file.getFileName().toString().replace(SUFFIX, "");
      subgraphs.add(new SubgraphInput(name, "http://" + name, text(file)));
    }
    Map<Path, Document> documents = new LinkedHashMap<>();
    for (Path file : list(folder.resolve("queries")).filter(ConversationCase::isGraphql).toList()) {
      documents.put(file, Parser.parse(text(file)));
    }
    return new ConversationCase(subgraphs, composed(subgraphs).orElseThrow(), documents);
  }

  /// Empty where none of the drawn edits composes or changes anything.
  Optional<Edited> edited(long seed) {
    SchemaEdits edits = new SchemaEdits(seed);
    List<SubgraphInput> edited = subgraphs;
    @Nullable Supergraph last = null;
    for (int i = 0; i < TRIES; i++) {
      List<SubgraphInput> next = edits.edit(edited);
      Optional<Supergraph> composed = next.equals(edited) ? Optional.empty() : composed(next);
      if (composed.isPresent()) {
        edited = next;
        last = composed.get();
      }
    }
    return last == null ? Optional.empty() : Optional.of(new Edited(last, edited));
  }

  /// Empty for subgraphs that do not compose, and for the few of which no API schema can be made:
  /// an object narrower than its interface in one subgraph, and wider in another.
  private static Optional<Supergraph> composed(List<SubgraphInput> subgraphs) {
    try {
      return Composer.compose(subgraphs) instanceof CompositionResult.Composed composed
          ? Optional.of(Supergraph.read(composed.supergraphSdl()))
          : Optional.empty();
    } catch (SupergraphException e) {
      return Optional.empty();
    }
  }

  private static boolean isGraphql(Path file) {
    return file.toString().endsWith(SUFFIX);
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
