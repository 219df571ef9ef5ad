package io.interlock.executor.differential;

import static graphql.util.TreeTransformerUtil.changeNode;
import static graphql.util.TreeTransformerUtil.deleteNode;

import graphql.language.AstPrinter;
import graphql.language.AstTransformer;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Rewrites of GraphQL documents, one small piece at a time.
@SuppressWarnings("rawtypes") // graphql-java's visitors take raw nodes
final class Cut {
  private Cut() {}

  static Document parse(String text) {
    return new Parser()
        .parseDocument(
            ParserEnvironment.newParserEnvironment()
                .document(text)
                .parserOptions(ParserOptions.getDefaultSdlParserOptions())
                .build());
  }

  static String print(Node<?> document) {
    return AstPrinter.printAst(document);
  }

  /// The document without its `number`th node of a kind; null when it has fewer.
  static @Nullable Document without(Document document, Predicate<Node> kind, int number) {
    Counting counting = new Counting((node, _) -> kind.test(node), number);
    Document cut = (Document) new AstTransformer().transform(document, counting);
    return counting.left < 0 ? cut : null;
  }

  /// The document without all nodes that `doomed` says, which is told their parents too.
  static Document withoutAll(Document document, BiPredicate<Node, @Nullable Node> doomed) {
    return (Document) new AstTransformer().transform(document, new Counting(doomed, -1));
  }

  /// The document with every node put through `change`.
  static Document changed(Document document, UnaryOperator<Node> change) {
    return (Document)
        new AstTransformer()
            .transform(
                document,
                new NodeVisitorStub() {
                  @Override
                  protected TraversalControl visitNode(Node node, TraverserContext<Node> context) {
                    Node changed = change.apply(node);
                    return changed == node
                        ? TraversalControl.CONTINUE
                        : changeNode(context, changed);
                  }
                });
  }

  /// Deletes what it is told: the one with the number, or all for a negative number.
  private static final class Counting extends NodeVisitorStub {
    private final BiPredicate<Node, @Nullable Node> doomed;
    private final boolean isForAll;
    private int left;

    Counting(BiPredicate<Node, @Nullable Node> doomed, int number) {
      this.doomed = doomed;
      this.isForAll = number < 0;
      this.left = number;
    }

    @Override
    protected TraversalControl visitNode(Node node, TraverserContext<Node> context) {
      boolean isDoomed = doomed.test(node, context.getParentNode()) && (isForAll || left-- == 0);
      return isDoomed ? deleteNode(context) : TraversalControl.CONTINUE;
    }
  }
}
