package io.interlock.composer.subgraph;

import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.interlock.composer.diagnostic.Errors;
import java.util.Optional;

/// Reads a literal that stands alone.
final class LiteralReader {
  private LiteralReader() {}

  /// The value that `text` stands for; empty when it is none.
  static Optional<Literal> read(String text) {
    try {
      return Optional.of(new NodeReader("", Errors.ofAll()).literal(Parser.parseValue(text)));
    } catch (InvalidSyntaxException e) {
      return Optional.empty();
    }
  }
}
