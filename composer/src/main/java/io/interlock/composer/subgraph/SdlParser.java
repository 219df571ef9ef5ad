package io.interlock.composer.subgraph;

import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.fieldset.TextLimits;
import java.util.Optional;
import java.util.OptionalInt;

/// Text to syntax tree, with graphql-java's parser.
final class SdlParser {
  /// An SDL may be long, but nothing in it nests deeply: deeper than this is an attack.
  private static final int MAX_NESTING = 400;

  private static final ParserOptions OPTIONS =
      ParserOptions.newParserOptions()
          .captureIgnoredChars(false)
          .captureLineComments(false)
          .captureSourceLocation(true)
          .readerTrackData(false)
          .maxCharacters(Integer.MAX_VALUE)
          .maxTokens(Integer.MAX_VALUE)
          .maxWhitespaceTokens(Integer.MAX_VALUE)
          .maxRuleDepth(MAX_NESTING)
          .build();

  private SdlParser() {}

  /// The document of `sdl`; empty, with the error added, when it is no GraphQL.
  static Optional<Document> parse(String subgraph, String sdl, Errors errors) {
    if (isRefused(subgraph, sdl, errors)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Parser.parse(
              ParserEnvironment.newParserEnvironment()
                  .document(sdl)
                  .parserOptions(OPTIONS)
                  .build()));
    } catch (InvalidSyntaxException e) {
      errors.add(
          ErrorCode.INVALID_GRAPHQL, "", "Syntax error: " + e.getMessage(), place(subgraph, e));
      return Optional.empty();
    }
  }

  /// Whether `sdl` is something that the parser should not even see; the error is added then.
  private static boolean isRefused(String subgraph, String sdl, Errors errors) {
    Optional<TextLimits.Excess> excess = TextLimits.firstExcess(sdl);
    excess.ifPresent(e ->
        errors.add(
            ErrorCode.INVALID_GRAPHQL,
            "",
            "Syntax error: " + e.reason(),
            place(subgraph, sdl, e.offset())));
    OptionalInt halfCharacter = loneSurrogateAt(sdl);
    halfCharacter.ifPresent(offset ->
        errors.add(
            ErrorCode.INVALID_GRAPHQL,
            "",
            "Syntax error: expected text, got half a character (the surrogate U+%04X alone)"
                .formatted((int) sdl.charAt(offset)),
            place(subgraph, sdl, offset)));
    return excess.isPresent() || halfCharacter.isPresent();
  }

  private static OptionalInt loneSurrogateAt(String sdl) {
    for (int i = 0; i < sdl.length(); i++) {
      if (Character.isSurrogate(sdl.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(sdl.codePointAt(i))) {
          return OptionalInt.of(i);
        }
        i++;
      }
    }
    return OptionalInt.empty();
  }

  private static SourceLocation place(String subgraph, String sdl, int offset) {
    String before = sdl.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new SourceLocation(subgraph, line, offset - before.lastIndexOf('\n'));
  }

  private static SourceLocation place(String subgraph, InvalidSyntaxException e) {
    var location = e.getLocation();
    return location == null
        ? new SourceLocation(subgraph, 1, 1)
        : new SourceLocation(
            subgraph, Math.max(1, location.getLine()), Math.max(1, location.getColumn()));
  }
}
