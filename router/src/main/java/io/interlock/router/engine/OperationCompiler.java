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
import io.interlock.planner.NormalizingOutcome;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.planner.operation.NormalizedOperation;
import io.interlock.router.engine.OperationOutcome.Prepared;
import io.interlock.router.engine.OperationOutcome.Refused;
import io.interlock.router.engine.PlanCache.Planning;
import io.interlock.supergraph.schema.RecordingSchemaView;
import io.interlock.supergraph.schema.SchemaSlice;
import io.interlock.supergraph.schema.Sha256;
import io.interlock.supergraph.schema.Supergraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The cold path of an operation: parse, validate, pick, normalise, and where its normal form is
/// new, plan and compile. What reads the supergraph after validation reads it through a view that
/// records what it depended on.
///
/// Thread-safe.
final class OperationCompiler implements OperationPreparer {
  /// White space is cheap, but not free.
  private static final int WHITESPACE_PER_TOKEN = 20;

  private static final int MAX_RULE_DEPTH = 500;

  private final Supergraph supergraph;
  private final QueryPlanner planner;
  private final Executor executor;
  private final PlanCache plans;
  private final OperationValidator validator;
  private final ParserOptions limits;

  OperationCompiler(
      Supergraph supergraph,
      QueryPlanner planner,
      Executor executor,
      PlanCache plans,
      int maxOperationTokens) {
    this.supergraph = supergraph;
    this.planner = planner;
    this.executor = executor;
    this.plans = plans;
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
    return switch (planner.normalize(document, key.name(), view)) {
      case NormalizingOutcome.Normalized(NormalizedOperation operation) ->
          prepareNormalized(key, operation, view.slice());
      case PlanningOutcome.NotPlannable not -> refused(not);
    };
  }

  private OperationOutcome prepareNormalized(
      OperationKey key, NormalizedOperation operation, SchemaSlice slice) {
    PlanKey planKey = new PlanKey(operation.digest(), key.labels());
    return switch (plans.get(planKey, () -> plan(operation, key.labels(), slice))) {
      case Planning.Refused(Refused why) -> why;
      case Planning.Done(SharedPlan plan) ->
          new Prepared(
              new PreparedOperation(
                  plan,
                  new OperationText(
                      planKey,
                      Sha256.of(key.text()),
                      plan.compiled().bind(literals(operation)),
                      slice.equals(plan.normalizing()) ? plan.normalizing() : slice)));
    };
  }

  private Planning plan(NormalizedOperation operation, Set<String> labels, SchemaSlice slice) {
    RecordingSchemaView view = new RecordingSchemaView(supergraph.view());
    return switch (planner.plan(operation, labels, view)) {
      case PlanningOutcome.NotPlannable not -> new Planning.Refused(refused(not));
      case PlanningOutcome.Planned planned -> {
        CompiledOperation compiled = executor.compile(planned.plan(), view);
        yield new Planning.Done(
            new SharedPlan(
                compiled,
                planned.plan(),
                planned.operationName(),
                planned.labels(),
                planned.effort().isCut(),
                slice,
                view.slice(),
                new UseCount()));
      }
    };
  }

  private static Map<String, String> literals(NormalizedOperation operation) {
    Map<String, String> literals = new HashMap<>();
    operation.literals().forEach(l -> literals.put(l.variable(), l.literal()));
    return literals;
  }

  private static Refused refused(PlanningOutcome.NotPlannable not) {
    return Refused.of(not.code(), withCoordinates(not.message(), not.coordinates()));
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
