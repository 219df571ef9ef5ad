package io.interlock.supergraph.diff;

import graphql.schema.GraphQLSchema;
import io.interlock.supergraph.schema.ApiSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A folder of `changes`: a schema before and after, and the changes that are recorded of it.
record ChangeCase(Path folder) {
  static final String CHANGES = "changes.txt";

  private static final Path CASES = Path.of("src/test/resources/changes");

  /// Every case, in the order of their names.
  static List<ChangeCase> all() {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.sorted().map(ChangeCase::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  GraphQLSchema before() {
    return ApiSchema.read(read("old.graphql"));
  }

  GraphQLSchema after() {
    return ApiSchema.read(read("new.graphql"));
  }

  SchemaChanges changes() {
    return SchemaDiff.between(before(), after());
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
