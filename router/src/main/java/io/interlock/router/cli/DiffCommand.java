package io.interlock.router.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.schema.GraphQLSchema;
import io.interlock.router.admin.SchemaChangesJson;
import io.interlock.supergraph.diff.OperationUse;
import io.interlock.supergraph.diff.SchemaChanges;
import io.interlock.supergraph.diff.SchemaDiff;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `interlock diff`.
@Command(
    name = "diff",
    description = {
      "Show what clients see change from one schema to another, and what breaks them.",
      "Reads supergraphs, composed by whatever tool, and API schemas."
    })
final class DiffCommand implements Callable<Integer> {

  /// What `--format` takes.
  enum Format {
    text,
    json
  }

  /// What `--fail-on` takes.
  enum FailOn {
    breaking,
    dangerous
  }

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "OLD", description = "The SDL file of the schema before.")
  private @Nullable Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "The SDL file of the schema after.")
  private @Nullable Path after;

  @Option(
      names = "--operation",
      paramLabel = "FILE",
      description =
          "A GraphQL document that is valid for OLD: show only the changes that concern it.")
  private @Nullable Path operation;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default) or json: one object with breaking, dangerous and safe changes.")
  private Format format = Format.text;

  @Option(
      names = "--fail-on",
      paramLabel = "CRITICALITY",
      description =
          "breaking or dangerous: exit with 1 when a change that is shown is this or worse.")
  private @Nullable FailOn failOn;

  DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    GraphQLSchema old = Supergraphs.readApi(terminal, Objects.requireNonNull(before));
    GraphQLSchema changed = Supergraphs.readApi(terminal, Objects.requireNonNull(after));
    SchemaChanges changes = wanted(SchemaDiff.between(old, changed), old);
    switch (format) {
      case text -> SchemaChangesText.print(changes, terminal.out());
      case json ->
          terminal
              .out()
              .print(new ObjectMapper().writeValueAsString(SchemaChangesJson.of(changes)) + "\n");
    }
    return isFailure(changes) ? ExitCode.FAILED : ExitCode.OK;
  }

  private SchemaChanges wanted(SchemaChanges changes, GraphQLSchema old) {
    return operation == null
        ? changes
        : changes.concerning(OperationUse.of(Documents.read(terminal, operation, old), old));
  }

  private boolean isFailure(SchemaChanges changes) {
    return switch (failOn) {
      case null -> false;
      case breaking -> !changes.breaking().isEmpty();
      case dangerous -> !changes.breaking().isEmpty() || !changes.dangerous().isEmpty();
    };
  }
}
