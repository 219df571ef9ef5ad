package io.interlock.router.cli;

import graphql.GraphQLException;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// GraphQL documents as commands read them.
final class Documents {

  private Documents() {}

  /// The document, which is valid for the schema.
  ///
  /// @throws CommandFailure with the place of each fault
  static Document read(Terminal terminal, Path file, GraphQLSchema schema) {
    Document document = parse(file, Inputs.read(terminal, file));
    List<ValidationError> errors =
        new Validator().validateDocument(schema, document, Locale.ENGLISH);
    if (!errors.isEmpty()) {
      throw new CommandFailure(errors.stream().map(error -> place(file, error)).toList());
    }
    return document;
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
