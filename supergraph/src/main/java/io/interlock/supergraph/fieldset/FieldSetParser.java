package io.interlock.supergraph.fieldset;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import io.interlock.supergraph.spec.GraphqlName;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// Reads the text of a field set with graphql-java's parser.
final class FieldSetParser {
  private static final ParserOptions OPTIONS =
      ParserOptions.newParserOptions()
          .captureLineComments(false)
          .captureSourceLocation(true)
          .build();

  private FieldSetParser() {}

  static FieldSet parse(String text) {
    TextLimits.firstExcess(text)
        .ifPresent(excess -> {
          throw new FieldSetSyntaxException(excess.reason());
        });
    List<FieldSetSelection> names = plainNames(text);
    if (!names.isEmpty()) {
      return new FieldSet(names);
    }
    String trimmed = text.strip();
    String document = trimmed.startsWith("{") ? trimmed : "{" + trimmed + "}";
    SelectionSet selections = selectionSetOf(document, text);
    return new FieldSet(convert(selections, text));
  }

  /// Most field sets are but names, and need no parser. Empty for the others.
  private static List<FieldSetSelection> plainNames(String text) {
    List<FieldSetSelection> names = new ArrayList<>();
    for (var tokens = new StringTokenizer(text, " \t\r\n,"); tokens.hasMoreTokens(); ) {
      String token = tokens.nextToken();
      if (!GraphqlName.isName(token)) {
        return List.of();
      }
      names.add(new FieldSetSelection.Field(null, token, List.of(), List.of(), List.of()));
    }
    return names;
  }

  private static SelectionSet selectionSetOf(String document, String text) {
    try {
      var definitions =
          Parser.parse(
                  ParserEnvironment.newParserEnvironment()
                      .document(document)
                      .parserOptions(OPTIONS)
                      .build())
              .getDefinitions();
      if (definitions.size() == 1
          && definitions.getFirst() instanceof OperationDefinition operation) {
        return operation.getSelectionSet();
      }
      throw new FieldSetSyntaxException("expected one selection set, got: " + text);
    } catch (InvalidSyntaxException e) {
      throw new FieldSetSyntaxException(String.valueOf(e.getMessage()));
    }
  }

  private static List<FieldSetSelection> convert(@Nullable SelectionSet set, String text) {
    return set == null
        ? List.of()
        : set.getSelections().stream().map(s -> convert(s, text)).toList();
  }

  private static FieldSetSelection convert(Selection<?> selection, String text) {
    return switch (selection) {
      case Field field ->
          new FieldSetSelection.Field(
              field.getAlias(),
              field.getName(),
              field.getArguments().stream().map(FieldSetParser::argument).toList(),
              directives(field.getDirectives()),
              convert(field.getSelectionSet(), text));
      case InlineFragment fragment ->
          new FieldSetSelection.InlineFragment(
              fragment.getTypeCondition() == null ? null : fragment.getTypeCondition().getName(),
              directives(fragment.getDirectives()),
              convert(fragment.getSelectionSet(), text));
      default ->
          throw new FieldSetSyntaxException(
              "a field set cannot contain a named fragment spread: " + text);
    };
  }

  private static FieldSetSelection.Argument argument(Argument argument) {
    if (containsVariable(argument.getValue())) {
      throw new FieldSetSyntaxException(
          "a field set knows no variables, but the argument \"%s\" has one"
              .formatted(argument.getName()));
    }
    return new FieldSetSelection.Argument(
        argument.getName(), AstPrinter.printAstCompact(argument.getValue()));
  }

  private static boolean containsVariable(Value<?> value) {
    return switch (value) {
      case VariableReference ignored -> true;
      case ArrayValue list -> list.getValues().stream().anyMatch(FieldSetParser::containsVariable);
      case ObjectValue object ->
          object.getObjectFields().stream().anyMatch(field -> containsVariable(field.getValue()));
      default -> false;
    };
  }

  private static List<String> directives(List<Directive> directives) {
    return directives.stream().map(AstPrinter::printAstCompact).toList();
  }
}
