package io.interlock.router.engine;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.SourceLocation;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import graphql.validation.GoodFaithIntrospectionExceeded;
import graphql.validation.OperationValidationRule;
import graphql.validation.QueryComplexityLimits;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import graphql.validation.Validator;
import io.interlock.executor.error.GraphqlError;
import io.interlock.router.engine.OperationOutcome.Refused;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Validates documents against the API schema, in the words that GraphQL clients know (see
/// `i18n/Validation_en__CLIENT.properties`).
///
/// Thread-safe.
final class OperationValidator {
  /// Picks the wording; not a language that anybody speaks.
  private static final Locale WORDING =
      new Locale.Builder().setLanguage("en").setVariant("CLIENT").build();

  /// 100 levels: tools that ask for the deepest of lists in lists need a quarter.
  private static final int MAX_DEPTH = 100;

  /// 200 fragments that spread one another in a row: many times what people write, and shallow
  /// enough to be opened recursively.
  private static final int MAX_FRAGMENT_DEPTH = 200;

  /// Fields are counted when they are merged; here, only equal ones would count.
  private static final QueryComplexityLimits LIMITS =
      QueryComplexityLimits.newLimits()
          .maxDepth(MAX_DEPTH)
          .maxFieldsCount(Integer.MAX_VALUE)
          .build();

  /// Stands in a message for the value at fault.
  private static final String VALUE = "\uFFFC";

  private final GraphQLSchema apiSchema;

  OperationValidator(GraphQLSchema apiSchema) {
    this.apiSchema = apiSchema;
  }

  /// Why the document cannot be run, with every error and its places; null when it is valid. What
  /// could explode is counted before it is validated.
  @Nullable Refused refusal(Document document) {
    FragmentSpreads spreads = FragmentSpreads.of(document);
    if (spreads.depth() > MAX_FRAGMENT_DEPTH) {
      return tooComplex(
          "%d fragments spread one another in a row; allowed are %d."
              .formatted(spreads.depth(), MAX_FRAGMENT_DEPTH));
    }
    if (!spreads.endless().isEmpty()) {
      return invalid(spreads.endless().stream().map(OperationValidator::endless).toList());
    }
    @Nullable String excess = MergeCost.excess(apiSchema, document, MAX_DEPTH);
    if (excess != null) {
      return tooComplex(excess);
    }
    List<GraphqlError> errors = validate(document);
    return errors.isEmpty() ? null : invalid(errors);
  }

  private static Refused tooComplex(String message) {
    return Refused.of(OperationOutcome.TOO_COMPLEX, message);
  }

  private static Refused invalid(List<GraphqlError> errors) {
    String code = errors.getFirst().code();
    return new Refused(errors, code == null ? OperationOutcome.VALIDATION_FAILED : code);
  }

  private static GraphqlError endless(FragmentDefinition fragment) {
    GraphqlError error =
        GraphqlError.of(
            OperationOutcome.VALIDATION_FAILED, "Cannot spread a fragment within itself.");
    SourceLocation at = fragment.getSourceLocation();
    return at == null ? error : error.at(at.getLine(), at.getColumn());
  }

  private List<GraphqlError> validate(Document document) {
    try {
      List<ValidationError> errors =
          new Validator()
              .validateDocument(apiSchema, document, OperationValidator::isLeft, WORDING, LIMITS);
      return errors.isEmpty()
          ? List.of()
          : errors.stream().map(error -> error(error, document)).toList();
    } catch (GoodFaithIntrospectionExceeded e) {
      return List.of(
          GraphqlError.of(
              OperationOutcome.VALIDATION_FAILED,
              "This introspection asks for more than any tool needs: " + e.getMessage() + "."));
    }
  }

  /// All rules but the one that is checked before.
  private static boolean isLeft(OperationValidationRule rule) {
    return rule != OperationValidationRule.NO_FRAGMENT_CYCLES;
  }

  private static GraphqlError error(ValidationError error, Document document) {
    String code =
        error.getValidationErrorType() == ValidationErrorType.MaxQueryDepthExceeded
            ? OperationOutcome.TOO_COMPLEX
            : OperationOutcome.VALIDATION_FAILED;
    GraphqlError worded = GraphqlError.of(code, message(error, document));
    List<SourceLocation> locations = error.getLocations();
    if (locations != null) {
      for (SourceLocation at : locations) {
        worded = worded.at(at.getLine(), at.getColumn());
      }
    }
    return worded;
  }

  private static String message(ValidationError error, Document document) {
    String message = error.getDescription() == null ? error.getMessage() : error.getDescription();
    return message.contains(VALUE)
        ? message.replace(VALUE, valueAt(error.getLocations(), document))
        : message;
  }

  private static String valueAt(@Nullable List<SourceLocation> locations, Document document) {
    if (locations == null || locations.isEmpty()) {
      return "another value";
    }
    @Nullable Value<?> value = find(document, locations.getFirst());
    return value == null ? "another value" : AstPrinter.printAstCompact(value);
  }

  /// The value of the argument, or the default of the variable, that stands at a place.
  private static @Nullable Value<?> find(Document document, SourceLocation place) {
    Deque<Node<?>> open = new ArrayDeque<>();
    open.add(document);
    while (!open.isEmpty()) {
      Node<?> node = open.removeLast();
      if (place.equals(node.getSourceLocation())) {
        if (node instanceof Argument argument) {
          return argument.getValue();
        }
        if (node instanceof VariableDefinition variable) {
          return variable.getDefaultValue();
        }
      }
      for (Node<?> child : node.getChildren()) {
        open.add(child);
      }
    }
    return null;
  }
}
