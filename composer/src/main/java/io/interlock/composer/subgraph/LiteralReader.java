package io.interlock.composer.subgraph;

import graphql.parser.Parser;
import io.interlock.composer.diagnostic.Errors;

/// Reads a literal that stands alone.
final class LiteralReader {
  private LiteralReader() {}

  /// The value that `text`, which a parser has accepted before, stands for.
  static Literal read(String text) {
    return new NodeReader("", Errors.ofAll()).literal(Parser.parseValue(text));
  }
}
