package io.interlock.router.lifecycle;

import graphql.language.AstPrinter;
import graphql.language.AstSorter;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.EnumTypeExtensionDefinition;
import graphql.language.InputObjectTypeExtensionDefinition;
import graphql.language.InterfaceTypeExtensionDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.ScalarTypeExtensionDefinition;
import graphql.language.SchemaExtensionDefinition;
import graphql.language.UnionTypeExtensionDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import io.interlock.supergraph.schema.Sha256;
import java.util.stream.Collectors;

/// The identity of a schema: the hash of its canonical print, in which definitions and members are
/// sorted and comments and white space are gone. Descriptions count. An SDL that cannot be parsed
/// is its own identity, byte for byte.
final class SchemaHash {
  /// Deliberate limits, far above the SDLs that exist; the size in bytes is limited where an SDL
  /// comes in.
  private static final ParserOptions LIMITS =
      ParserOptions.getDefaultSdlParserOptions()
          .transform(o ->
              o.maxCharacters(16 << 20)
                  .maxTokens(1_000_000)
                  .maxWhitespaceTokens(4_000_000)
                  .maxRuleDepth(1_000)
                  .captureLineComments(false)
                  .captureSourceLocation(false));

  private SchemaHash() {}

  /// `sha256:…`.
  static String of(String sdl) {
    try {
      return Sha256.of(canonical(parse(sdl)));
    } catch (InvalidSyntaxException e) {
      return Sha256.of(sdl);
    }
  }

  private static Document parse(String sdl) {
    return new Parser()
        .parseDocument(
            ParserEnvironment.newParserEnvironment().document(sdl).parserOptions(LIMITS).build());
  }

  private static String canonical(Document document) {
    return document.getDefinitions().stream()
        .map(SchemaHash::print)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /// The sorter loses whether a definition extends another.
  private static String print(Definition<?> definition) {
    Document alone = Document.newDocument().definition(definition).build();
    String text = AstPrinter.printAst(new AstSorter().sort(alone));
    return isExtension(definition) ? "extend " + text : text;
  }

  private static boolean isExtension(Definition<?> definition) {
    return switch (definition) {
      case SchemaExtensionDefinition d -> true;
      case ObjectTypeExtensionDefinition d -> true;
      case InterfaceTypeExtensionDefinition d -> true;
      case UnionTypeExtensionDefinition d -> true;
      case EnumTypeExtensionDefinition d -> true;
      case InputObjectTypeExtensionDefinition d -> true;
      case ScalarTypeExtensionDefinition d -> true;
      default -> false;
    };
  }
}
