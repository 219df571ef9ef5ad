package io.interlock.router.engine;

import graphql.language.Document;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import io.interlock.executor.CompiledOperation;
import io.interlock.executor.Executor;
import io.interlock.executor.error.GraphqlError;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.router.engine.OperationOutcome.Prepared;
import io.interlock.router.engine.OperationOutcome.Refused;
import io.interlock.supergraph.schema.RecordingSchemaView;
import io.interlock.supergraph.schema.Supergraph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cold path of an operation: parse, validate, pick, plan, compile. Planning and compiling read
/// the supergraph through a view that records what they depended on.
///
/// Thread-safe.
final class OperationCompiler implements OperationPreparer {
  /// White space is cheap, but not free.
  private static final int WHITESPACE_PER_TOKEN = 20;

  private static final int MAX_RULE_DEPTH = 500;

  private final Supergraph supergraph;
  private final QueryPlanner planner;
  private final Executor executor;
  private final OperationValidator validator;
  private final ParserOptions limits;

  OperationCompiler(
      Supergraph supergraph, QueryPlanner planner, Executor executor, int maxOperationTokens) {
    this.supergraph = supergraph;
    this.planner = planner;
    this.executor = executor;
    validator = new OperationValidator(supergraph.apiSchema());
    limits =
        ParserOptions.newParserOptions()
            .maxTokens(maxOperationTokens)
            .maxWhitespaceTokens(WHITESPACE_PER_TOKEN * maxOperationTokens)
            // The size of a request is limited by the HTTP server.
            .maxCharacters(Integer.MAX_VALUE)
            .maxRuleDepth(MAX_RULE_DEPTH)
            .captureIgnoredChars(false)
            .captureLineComments(false)
            .captureSourceLocation(true)
            .build();
  }

  @Override
  public OperationOutcome prepare(OperationKey key) {
    Document document;
    try {
      document = parse(key.text());
    } catch (InvalidSyntaxException e) {
      return syntaxError(e);
    }
    @Nullable Refused refusal = validator.refusal(document);
    return refusal == null ? prepareValid(key, document) : refusal;
  }

  private OperationOutcome prepareValid(OperationKey key, Document document) {
    RecordingSchemaView view = new RecordingSchemaView(supergraph.view());
    return switch (planner.plan(document, key.name(), key.labels(), view)) {
      case PlanningOutcome.Planned planned -> compile(key, planned, view);
      case PlanningOutcome.NotPlannable n ->
          Refused.of(n.code(), withCoordinates(n.message(), n.coordinates()));
    };
  }

  private Prepared compile(
      OperationKey key, PlanningOutcome.Planned planned, RecordingSchemaView view) {
    QueryPlan plan = planned.plan();
    CompiledOperation compiled = executor.compile(plan, view);
    return new Prepared(
        new PreparedOperation(
            compiled,
            plan,
            plan.kind(),
            planned.operationName(),
            Sha256.of(key.text()),
            planned.labels(),
            planned.effort().isCut(),
            view.slice()));
  }

  private Document parse(String text) {
    return new Parser()
        .parseDocument(
            ParserEnvironment.newParserEnvironment().document(text).parserOptions(limits).build());
  }

  private static Refused syntaxError(InvalidSyntaxException e) {
    GraphqlError error =
        GraphqlError.of(OperationOutcome.PARSE_FAILED, "Syntax Error: " + e.getMessage());
    @Nullable SourceLocation at = e.getLocation();
    return new Refused(
        List.of(at == null ? error : error.at(at.getLine(), at.getColumn())),
        OperationOutcome.PARSE_FAILED);
  }

  private static String withCoordinates(String message, List<String> coordinates) {
    return coordinates.isEmpty() ? message : message + " At " + String.join(", ", coordinates);
  }
}
