package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.TypeDefinition;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The ways to make a scene's schemas smaller. A result need not compose; whoever tries it sees.
@SuppressWarnings("rawtypes") // graphql-java's visitors take raw nodes
final class SceneCuts {
  private SceneCuts() {}

  static Scene withoutSubgraph(Scene scene, String subgraph) {
    Map<String, String> sdls = new TreeMap<>(scene.sdls());
    sdls.remove(subgraph);
    return of(scene, sdls);
  }

  /// The names of all types and the coordinates of all fields.
  static Set<String> coordinates(Scene scene) {
    Set<String> coordinates = new LinkedHashSet<>();
    for (String sdl : scene.sdls().values()) {
      for (TypeDefinition type : Cut.parse(sdl).getDefinitionsOfType(TypeDefinition.class)) {
        coordinates.add(type.getName());
        ((Node<?>) type)
            .getChildren().stream()
                .filter(FieldDefinition.class::isInstance)
                .forEach(field -> coordinates.add(coordinate(type, (NamedNode) field)));
      }
    }
    return coordinates;
  }

  private static String coordinate(NamedNode type, NamedNode field) {
    return type.getName() + "." + field.getName();
  }

  /// The scene without a type or field, wherever it is.
  static Scene without(Scene scene, String coordinate) {
    Map<String, String> sdls = new TreeMap<>();
    scene
        .sdls()
        .forEach((subgraph, sdl) -> {
          Document cut =
              Cut.withoutAll(Cut.parse(sdl), (node, parent) -> isCalled(coordinate, node, parent));
          sdls.put(subgraph, Cut.print(SdlTidying.tidied(cut)));
        });
    return of(scene, sdls);
  }

  private static boolean isCalled(String coordinate, Node node, @Nullable Node parent) {
    return switch (node) {
      case TypeDefinition type -> type.getName().equals(coordinate);
      case FieldDefinition field when parent instanceof NamedNode type ->
          coordinate(type, field).equals(coordinate);
      default -> false;
    };
  }

  /// The scene without the `number`th piece of one subgraph's schema; null when it has fewer.
  static @Nullable Scene without(Scene scene, String subgraph, int number) {
    Document cut = Cut.without(Cut.parse(scene.sdls().get(subgraph)), SceneCuts::isPiece, number);
    if (cut == null) {
      return null;
    }
    Map<String, String> sdls = new TreeMap<>(scene.sdls());
    sdls.put(subgraph, Cut.print(SdlTidying.tidied(cut)));
    return of(scene, sdls);
  }

  /// `@requires` stays: without it, a field would echo what it is not sent.
  private static boolean isPiece(Node node) {
    return switch (node) {
      case Directive directive ->
          !directive.getName().equals("link") && !directive.getName().equals("requires");
      case TypeDefinition _, FieldDefinition _, InputValueDefinition _ -> true;
      default -> false;
    };
  }

  private static Scene of(Scene before, Map<String, String> sdls) {
    ObjectNode data = before.data().deepCopy();
    data.retain(sdls.keySet());
    String monolith = SdlTidying.within(before.monolithSdl(), sdls.values());
    return new Scene(sdls, before.labels(), data, monolith, before.monolithData(), before.inputs());
  }
}
