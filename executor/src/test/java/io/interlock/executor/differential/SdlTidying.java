package io.interlock.executor.differential;

import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.SDLDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes away what has no meaning any more after a cut.
@SuppressWarnings("rawtypes") // graphql-java's visitors take raw nodes
final class SdlTidying {
  private SdlTidying() {}

  /// Without fields of types that are gone, members that are gone, and types that are empty.
  static Document tidied(Document document) {
    Set<String> defined =
        document.getDefinitionsOfType(TypeDefinition.class).stream()
            .map(TypeDefinition::getName)
            .collect(Collectors.toCollection(HashSet::new));
    defined.addAll(Blueprint.SCALARS);
    Document tidied = Cut.withoutAll(document, (node, parent) -> isDangling(node, parent, defined));
    tidied = Cut.withoutAll(tidied, (node, _) -> isEmpty(node));
    return Cut.print(tidied).equals(Cut.print(document)) ? document : tidied(tidied);
  }

  private static boolean isDangling(Node node, @Nullable Node parent, Set<String> defined) {
    return switch (node) {
      case FieldDefinition field -> !defined.contains(named(field.getType()));
      case InputValueDefinition argument -> !defined.contains(named(argument.getType()));
      case TypeName name when isMember(parent) -> !defined.contains(name.getName());
      default -> false;
    };
  }

  /// Whether a type's name here says what an object implements or a union holds.
  private static boolean isMember(@Nullable Node parent) {
    return parent instanceof ImplementingTypeDefinition || parent instanceof UnionTypeDefinition;
  }

  private static String named(Type<?> type) {
    return type instanceof TypeName name
        ? name.getName()
        : named((Type<?>) type.getChildren().getFirst());
  }

  private static boolean isEmpty(Node node) {
    return switch (node) {
      case ImplementingTypeDefinition<?> type -> type.getFieldDefinitions().isEmpty();
      case UnionTypeDefinition union -> union.getMemberTypes().isEmpty();
      default -> false;
    };
  }

  /// What of the monolith's schema is in one of its subgraphs'.
  static String within(String monolith, Collection<String> sdls) {
    Set<String> known = new HashSet<>();
    for (String sdl : sdls) {
      for (SDLDefinition definition : Cut.parse(sdl).getDefinitionsOfType(SDLDefinition.class)) {
        definition.getChildren().forEach(child -> known.add(name(definition, (Node) child)));
        known.add(name(null, definition));
      }
    }
    Document cut =
        Cut.withoutAll(
            Cut.parse(monolith),
            (node, parent) ->
                switch (node) {
                  case EnumTypeDefinition type -> !known.contains(name(null, type));
                  case TypeDefinition<?> type -> !known.contains(name(null, node));
                  case FieldDefinition field -> !known.contains(name(parent, field));
                  case TypeName type when isMember(parent) -> !known.contains(name(parent, type));
                  default -> false;
                });
    return Cut.print(tidied(withArguments(cut, sdls)));
  }

  /// Arguments that no subgraph has are gone.
  private static Document withArguments(Document monolith, Collection<String> sdls) {
    Set<String> known = new HashSet<>();
    for (String sdl : sdls) {
      Cut.changed(
          Cut.parse(sdl),
          node -> {
            if (node instanceof FieldDefinition field) {
              field
                  .getInputValueDefinitions()
                  .forEach(a -> known.add(field.getName() + a.getName()));
            }
            return node;
          });
    }
    return Cut.withoutAll(
        monolith,
        (node, parent) ->
            node instanceof InputValueDefinition argument
                && parent instanceof FieldDefinition field
                && !known.contains(field.getName() + argument.getName()));
  }

  private static String name(@Nullable Node parent, Node node) {
    String own = node instanceof NamedNode<?> named ? named.getName() : "";
    return parent instanceof NamedNode<?> type ? type.getName() + "." + own : own;
  }
}
