package io.interlock.router.engine;

import graphql.language.AstPrinter;
import graphql.language.AstSignature;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import org.jspecify.annotations.Nullable;

/// What an operation asks, to be shown to others than the client that wrote it: the one operation
/// with its fragments, without literals, aliases and comments, sorted.
final class OperationSignature {
  /// The text was within the limits when it was prepared.
  private static final ParserOptions UNLIMITED =
      ParserOptions.newParserOptions()
          .maxTokens(Integer.MAX_VALUE)
          .maxWhitespaceTokens(Integer.MAX_VALUE)
          .maxCharacters(Integer.MAX_VALUE)
          .maxRuleDepth(Integer.MAX_VALUE)
          .captureSourceLocation(false)
          .build();

  private OperationSignature() {}

  /// @param text a document that was prepared
  /// @param name of the operation that was picked; null for an anonymous one
  static String of(String text, @Nullable String name) {
    ParserEnvironment environment =
        ParserEnvironment.newParserEnvironment().document(text).parserOptions(UNLIMITED).build();
    return AstPrinter.printAstCompact(
        new AstSignature().signatureQuery(new Parser().parseDocument(environment), name));
  }
}
