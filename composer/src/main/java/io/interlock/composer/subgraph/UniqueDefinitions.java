package io.interlock.composer.subgraph;

import graphql.language.DirectiveDefinition;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.SDLExtensionDefinition;
import graphql.language.TypeDefinition;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// GraphQL's rule that a name is defined once; it may be extended as often as wanted. Nothing else
/// can be said about a document where a name has two meanings.
final class UniqueDefinitions {
  private final NodeReader nodes;
  private final Errors errors;
  private final Map<String, Node<?>> first = new HashMap<>();

  private UniqueDefinitions(NodeReader nodes, Errors errors) {
    this.nodes = nodes;
    this.errors = errors;
  }

  static void check(String subgraph, Document document, Errors errors) {
    UniqueDefinitions rule = new UniqueDefinitions(new NodeReader(subgraph, errors), errors);
    for (var definition : document.getDefinitions()) {
      if (definition instanceof SDLExtensionDefinition) {
        continue;
      }
      switch (definition) {
        case DirectiveDefinition d -> rule.define("directive", "@" + d.getName(), d);
        case TypeDefinition<?> d -> rule.define("type", d.getName(), d);
        default -> {
          // nothing else has a name that others refer to
        }
      }
    }
  }

  private void define(String what, String name, Node<?> definition) {
    Node<?> before = first.putIfAbsent(name, definition);
    if (before != null) {
      errors.add(
          ErrorCode.INVALID_GRAPHQL,
          name,
          "There can be only one %s named \"%s\"".formatted(what, name),
          place(before),
          place(definition));
    }
  }

  private @Nullable SourceLocation place(Node<?> node) {
    return nodes.place(node);
  }
}
