package io.interlock.router.cli;

import graphql.GraphQLException;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.planner.plan.PlanJsonPrinter;
import io.interlock.planner.plan.PlanTextPrinter;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.Supergraph;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `interlock plan`.
@Command(
    name = "plan",
    description = "Show how an operation would be fetched from the subgraphs of a supergraph.")
final class PlanCommand implements Callable<Integer> {

  /// What `--format` takes.
  enum Format {
    text,
    json
  }

  private final Terminal terminal;

  @Option(
      names = "--supergraph",
      paramLabel = "FILE",
      required = true,
      description = "The supergraph SDL, composed by whatever tool.")
  private @Nullable Path supergraph;

  @Option(
      names = "--operation",
      paramLabel = "FILE",
      required = true,
      description = "The GraphQL document.")
  private @Nullable Path operation;

  @Option(
      names = "--name",
      paramLabel = "OP",
      description = "The operation's name, where the document holds several.")
  private @Nullable String name;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default) or json.")
  private Format format = Format.text;

  PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path supergraphFile = Objects.requireNonNull(supergraph);
    Path operationFile = Objects.requireNonNull(operation);
    Supergraph schema = Supergraphs.read(terminal, supergraphFile);
    Document document = document(operationFile, schema);
    checkName(operationFile, document);
    return switch (new QueryPlanner(schema).plan(document, name, schema.view())) {
      case PlanningOutcome.Planned planned -> print(planned.plan());
      case PlanningOutcome.NotPlannable no ->
          throw new CommandFailure(operationFile + ": " + no.code() + ": " + no.message());
    };
  }

  private int print(QueryPlan plan) {
    String text =
        switch (format) {
          case text -> PlanTextPrinter.print(plan);
          case json -> PlanJsonPrinter.print(plan);
        };
    terminal.out().print(text.endsWith("\n") ? text : text + "\n");
    return ExitCode.OK;
  }

  private Document document(Path file, Supergraph schema) {
    Document document = parse(file, Inputs.read(terminal, file));
    List<ValidationError> errors =
        new Validator().validateDocument(schema.apiSchema(), document, Locale.ENGLISH);
    if (!errors.isEmpty()) {
      throw new CommandFailure(errors.stream().map(error -> place(file, error)).toList());
    }
    return document;
  }

  private void checkName(Path file, Document document) {
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

  private static Document parse(Path file, String text) {
    try {
      return Parser.parse(text);
    } catch (InvalidSyntaxException e) {
      throw new CommandFailure(
          "%s:%d:%d: %s"
              .formatted(
                  file, e.getLocation().getLine(), e.getLocation().getColumn(), e.getMessage()));
    } catch (GraphQLException e) {
      throw new CommandFailure(file + ": " + e.getMessage());
    }
  }

  private static String place(Path file, ValidationError error) {
    return error.getLocations().isEmpty()
        ? file + ": " + error.getMessage()
        : "%s:%d:%d: %s"
            .formatted(
                file,
                error.getLocations().getFirst().getLine(),
                error.getLocations().getFirst().getColumn(),
                error.getMessage());
  }
}
