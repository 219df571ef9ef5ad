package io.interlock.router.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.router.config.KeyType.Choice;
import io.interlock.router.config.KeyType.ListOf;
import io.interlock.router.config.KeyType.RateOr;
import io.interlock.router.config.KeyType.Section;
import io.interlock.router.config.KeyType.SectionMap;
import io.interlock.router.config.KeyType.Size;
import io.interlock.router.config.KeyType.Text;
import io.interlock.router.config.KeyType.TextMap;
import io.interlock.router.config.KeyType.Time;
import io.interlock.router.config.KeyType.TimeOr;
import io.interlock.router.config.KeyType.Whole;

/// The keys of `gateway.yaml` as a JSON Schema (draft 2020-12), for editors.
public final class JsonSchemaPrinter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Any value may be, or hold, a placeholder.
  private static final String PLACEHOLDER = "\\$\\{[A-Za-z_][A-Za-z0-9_]*(:[^}]*)?\\}";

  private JsonSchemaPrinter() {}

  /// The schema as it is shipped, with a line feed at the end.
  public static String print() {
    ObjectNode root = JSON.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Interlock's gateway.yaml");
    root.setAll(section(GatewayKeys.ROOT));
    DefaultIndenter lineFeed = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lineFeed).withArrayIndenter(lineFeed);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }

  private static ObjectNode schema(KeyType type) {
    return switch (type) {
      case Section section -> section(section);
      case ListOf list -> ofType("array").set("items", schema(list.element()));
      case TextMap map -> textMap(map);
      case SectionMap map -> sectionMap(map);
      case Text text -> orPlaceholder(text(text));
      case Whole whole ->
          orPlaceholder(ofType("integer").put("minimum", whole.min()).put("maximum", whole.max()));
      case KeyType.Flag flag -> orPlaceholder(ofType("boolean"));
      case Time time -> orPlaceholder(unit(Units.DURATION.pattern()), zero());
      case TimeOr time -> orPlaceholder(unit(Units.DURATION.pattern()), word(time.word()));
      case RateOr rate -> orPlaceholder(unit(Units.RATE.pattern()), word(rate.word()));
      case Size size ->
          orPlaceholder(
              unit(Units.SIZE.pattern()),
              ofType("integer").put("minimum", size.min()).put("maximum", size.max()));
      case KeyType.Url url -> orPlaceholder(ofType("string").put("pattern", "^https?://"));
      case Choice choice -> orPlaceholder(choice(choice));
    };
  }

  private static ObjectNode section(Section section) {
    ObjectNode schema = JSON.objectNode();
    ArrayNode types = schema.putArray("type").add("object");
    schema.put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    ArrayNode alternatives = JSON.arrayNode();
    for (Key key : section.keys()) {
      properties.set(key.name(), property(key));
      key.aliases().forEach(alias -> properties.set(alias, property(key)));
      if (key.isRequired()) {
        addRequirement(key, required, alternatives);
      }
    }
    if (required.isEmpty()) {
      types.add("null");
    } else {
      schema.set("required", required);
    }
    if (!alternatives.isEmpty()) {
      schema.set("oneOf", alternatives);
    }
    return schema;
  }

  private static void addRequirement(Key key, ArrayNode required, ArrayNode alternatives) {
    if (key.aliases().isEmpty()) {
      required.add(key.name());
      return;
    }
    alternatives.addObject().putArray("required").add(key.name());
    key.aliases().forEach(alias -> alternatives.addObject().putArray("required").add(alias));
  }

  private static ObjectNode property(Key key) {
    ObjectNode property = JSON.objectNode().put("description", key.purpose());
    if (key.defaultText() != null) {
      property.put("$comment", "default: " + key.defaultText());
    } else if (key.defaultNote() != null) {
      property.put("$comment", "default: " + key.defaultNote());
    }
    property.setAll(schema(key.type()));
    return property;
  }

  private static ObjectNode textMap(TextMap map) {
    ObjectNode schema = ofType("object");
    schema.putObject("propertyNames").put("pattern", anchored(map.keyRule().pattern().pattern()));
    schema.putObject("additionalProperties").putArray("type").add("string").add("number");
    return schema;
  }

  private static ObjectNode sectionMap(SectionMap map) {
    ObjectNode schema = ofType("object");
    schema.putObject("propertyNames").put("pattern", anchored(map.keyRule().pattern().pattern()));
    return schema.set("additionalProperties", section(map.element()));
  }

  private static ObjectNode text(Text text) {
    return ofType("string").put("pattern", anchored(text.rule().pattern().pattern()));
  }

  private static ObjectNode choice(Choice choice) {
    ObjectNode schema = JSON.objectNode();
    ArrayNode words = schema.putArray("enum");
    choice.words().forEach(words::add);
    return schema;
  }

  /// As YAML 1.1 reads it too, where `off` is a word for false.
  private static ObjectNode word(String word) {
    ObjectNode schema = JSON.objectNode();
    ArrayNode words = schema.putArray("enum").add(word);
    if (word.equals("off")) {
      words.add(false);
    }
    return schema;
  }

  private static ObjectNode zero() {
    return JSON.objectNode().put("const", 0);
  }

  private static ObjectNode unit(String pattern) {
    return ofType("string").put("pattern", anchored(pattern));
  }

  private static String anchored(String pattern) {
    return "^(" + pattern + ")$";
  }

  private static ObjectNode ofType(String name) {
    return JSON.objectNode().put("type", name);
  }

  private static ObjectNode orPlaceholder(ObjectNode... schemas) {
    ObjectNode either = JSON.objectNode();
    ArrayNode any = either.putArray("anyOf");
    for (ObjectNode schema : schemas) {
      any.add(schema);
    }
    any.add(ofType("string").put("pattern", PLACEHOLDER));
    return either;
  }
}
