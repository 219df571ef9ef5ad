package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.FieldDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The ways to make a scene's data smaller, alike in the subgraphs and the monolith. Inputs of
/// computed fields stay as they are: what the monolith computed of them would be wrong.
final class DataCuts {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern REQUIRES = Pattern.compile("@requires\\(fields: \"(.*)\"\\)");
  private static final Set<String> WORDS = Set.of("when", "given", "value", "x", "id", "code");

  private DataCuts() {}

  /// A value's place: an entity's id or a root type, and a field.
  record Place(String object, String field) {}

  static List<Place> places(Scene scene) {
    Set<String> inputs = new HashSet<>();
    for (String sdl : scene.sdls().values()) {
      REQUIRES
          .matcher(sdl)
          .results()
          .forEach(m -> inputs.addAll(List.of(m.group(1).split("\\W+", -1))));
    }
    Set<Place> places = new LinkedHashSet<>();
    each(
        scene.data(),
        object -> {
          for (var member : object.properties()) {
            Place place = new Place(name(object), member.getKey());
            boolean isPlain = !member.getKey().startsWith("__") && !WORDS.contains(member.getKey());
            if (isPlain
                && !inputs.contains(member.getKey())
                && member.getValue().isContainerNode()) {
              places.add(place);
            }
          }
        });
    return new ArrayList<>(places);
  }

  private static String name(ObjectNode object) {
    return object.path("id").asText("root");
  }

  static Set<String> entities(Scene scene) {
    Set<String> ids = new LinkedHashSet<>();
    each(scene.data(), object -> ids.add(name(object)));
    ids.remove("root");
    return ids;
  }

  /// All entities and roots of a data file.
  private static void each(ObjectNode data, Consumer<ObjectNode> with) {
    for (JsonNode part : data) {
      part.path("entities").forEach(entity -> with.accept((ObjectNode) entity));
      with.accept((ObjectNode) part.get("Query"));
      with.accept((ObjectNode) part.get("Mutation"));
    }
  }

  /// The scene with less at a place: null, or a list's first element.
  static Scene less(Scene scene, Place place, boolean isNull) {
    Scene copy = scene.copied();
    Consumer<ObjectNode> cut =
        object -> {
          JsonNode value = object.get(place.field());
          if (value != null && name(object).equals(place.object())) {
            object.set(place.field(), less(value, isNull));
          }
        };
    each(copy.data(), cut);
    each(copy.monolithData(), cut);
    return copy;
  }

  private static JsonNode less(JsonNode value, boolean isNull) {
    if (isNull) {
      return JSON.nullNode();
    }
    return value.isArray() && value.size() > 1 ? JSON.arrayNode().add(value.get(0)) : value;
  }

  /// The scene without what no schema names, and without the entity `id` if it is not empty.
  static Scene pruned(Scene scene, String id) {
    Scene copy = scene.copied();
    Set<String> names = new HashSet<>(WORDS);
    copy.sdls().values().forEach(sdl -> names.addAll(fieldNames(sdl)));
    prune(copy.data(), names, id);
    prune(copy.monolithData(), names, id);
    return copy;
  }

  private static Set<String> fieldNames(String sdl) {
    Set<String> names = new HashSet<>();
    Cut.changed(
        Cut.parse(sdl),
        node -> {
          if (node instanceof FieldDefinition field) {
            names.add(field.getName());
          }
          return node;
        });
    return names;
  }

  private static void prune(ObjectNode data, Set<String> names, String id) {
    for (JsonNode part : data) {
      var entities = (ArrayNode) part.get("entities");
      for (int i = entities.size() - 1; i >= 0; i--) {
        if (entities.get(i).path("id").asText().equals(id)) {
          entities.remove(i);
        }
      }
    }
    each(data, object -> prune(object, names));
  }

  private static void prune(JsonNode value, Set<String> names) {
    if (value instanceof ObjectNode object) {
      List<String> gone = new ArrayList<>();
      for (var member : object.properties()) {
        String name = member.getKey();
        if (!names.contains(name) && !name.startsWith("!") && !name.startsWith("__")) {
          gone.add(name);
        }
      }
      object.remove(gone);
    }
    value.forEach(child -> prune(child, names));
  }
}
