package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeName;
import java.util.Set;

/// Lets the monolith say of every object in a response which entity it is: a field of its own for
/// every type, and the data for it. {@link IdentityQuestion} asks for it.
final class Identities {
  /// The field, and its key in the monolith's responses.
  static final String FIELD = "identity";

  private static final Set<String> ROOTS = Set.of("Query", "Mutation");
  private static final FieldDefinition DEFINITION =
      FieldDefinition.newFieldDefinition().name(FIELD).type(new TypeName("String")).build();

  private Identities() {}

  static String sdl(String monolith) {
    return Cut.print(
        Cut.changed(
            Cut.parse(monolith),
            node ->
                switch (node) {
                  case ObjectTypeDefinition type
                      when !ROOTS.contains(type.getName())
                          && !type.getFieldDefinitions().contains(DEFINITION) ->
                      type.transform(builder -> builder.fieldDefinition(DEFINITION));
                  case InterfaceTypeDefinition type
                      when !type.getFieldDefinitions().contains(DEFINITION) ->
                      type.transform(builder -> builder.definition(DEFINITION));
                  default -> node;
                }));
  }

  /// Of a `data.json`: the id for an entity, null for the object of a value type.
  static ObjectNode data(ObjectNode file) {
    ObjectNode copy = file.deepCopy();
    identify(copy);
    for (JsonNode part : copy) {
      part.path("entities").forEach(e -> ((ObjectNode) e).set(FIELD, e.get("id")));
    }
    return copy;
  }

  private static void identify(JsonNode value) {
    value.forEach(Identities::identify);
    if (value instanceof ObjectNode object && object.has("__typename")) {
      object.putNull(FIELD);
    }
  }
}
