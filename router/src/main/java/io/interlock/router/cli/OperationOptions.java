package io.interlock.router.cli;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import io.interlock.supergraph.schema.Supergraph;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of the commands that look at one operation.
final class OperationOptions {

  @Option(
      names = "--operation",
      paramLabel = "FILE",
      required = true,
      description = "The GraphQL document.")
  private @Nullable Path file;

  @Option(
      names = "--name",
      paramLabel = "OP",
      description = "The operation's name, where the document holds several.")
  private @Nullable String name;

  Path file() {
    return Objects.requireNonNull(file);
  }

  /// Null: the only operation of the document.
  @Nullable String name() {
    return name;
  }

  /// The document: valid, and with one operation of the wanted name.
  ///
  /// @throws CommandFailure with the place of each fault
  Document read(Terminal terminal, Supergraph supergraph) {
    Document document = Documents.read(terminal, file(), supergraph.apiSchema());
    checkName(document);
    return document;
  }

  private void checkName(Document document) {
    List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
    long matches =
        operations.stream().filter(one -> name == null || name.equals(one.getName())).count();
    if (matches != 1) {
      String known =
          String.join(", ", operations.stream().map(one -> String.valueOf(one.getName())).toList());
      throw new CommandFailure(
          "%s: expected one operation%s, got %d (in the document: %s)"
              .formatted(file, name == null ? "" : " named " + name, matches, known));
    }
  }
}
