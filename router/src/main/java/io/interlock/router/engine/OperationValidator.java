package io.interlock.router.engine;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.SourceLocation;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import graphql.validation.GoodFaithIntrospectionExceeded;
import graphql.validation.QueryComplexityLimits;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import io.interlock.executor.error.GraphqlError;
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

  /// Deliberate limits on what is worth validating: nesting, and fields after fragments are
  /// expanded.
  private static final QueryComplexityLimits LIMITS =
      QueryComplexityLimits.newLimits().maxDepth(100).maxFieldsCount(100_000).build();

  /// Stands in a message for the value at fault.
  private static final String VALUE = "\uFFFC";

  private final GraphQLSchema apiSchema;

  OperationValidator(GraphQLSchema apiSchema) {
    this.apiSchema = apiSchema;
  }

  /// Every error, with its places; empty when the document is valid.
  List<GraphqlError> validate(Document document) {
    try {
      return new Validator()
          .validateDocument(apiSchema, document, rule -> true, WORDING, LIMITS).stream()
              .map(error -> error(error, document))
              .toList();
    } catch (GoodFaithIntrospectionExceeded e) {
      return List.of(
          GraphqlError.of(
              OperationOutcome.VALIDATION_FAILED,
              "This introspection asks for more than any tool needs: " + e.getMessage() + "."));
    }
  }

  private static GraphqlError error(ValidationError error, Document document) {
    GraphqlError worded =
        GraphqlError.of(OperationOutcome.VALIDATION_FAILED, message(error, document));
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
