package io.interlock.router.admin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.interlock.router.admin.AdminBody.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The members of a JSON object, read one by one. A member that is wrong, or that nobody asked for,
/// is said by {@link Fault}, with its name.
///
/// @param place where the object stands, before a member's name; empty for the body itself
record BodyMembers(String place, JsonNode members) {
  private static final JsonMapper JSON = mapper();

  /// The members of a whole body; an empty body has none.
  static BodyMembers read(byte[] bytes) throws Fault {
    JsonNode node;
    try {
      node = JSON.readTree(bytes);
    } catch (JacksonException e) {
      throw new Fault("the body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Fault("the body cannot be read");
    }
    if (node == null || node.isMissingNode()) {
      return new BodyMembers("", JsonNodeFactory.instance.objectNode());
    }
    if (!node.isObject()) {
      throw new Fault("expected a JSON object as the body");
    }
    return new BodyMembers("", node);
  }

  /// @param later what is meant to be understood one day
  void allowOnly(Set<String> allowed, Set<String> later) throws Fault {
    for (String name : (Iterable<String>) members::fieldNames) {
      if (later.contains(name)) {
        throw new Fault(place + name + " is not supported yet");
      }
      if (!allowed.contains(name)) {
        throw new Fault(
            "unknown member %s; known: %s"
                .formatted(place + name, String.join(", ", allowed.stream().sorted().toList())));
      }
    }
  }

  boolean flag(String name) throws Fault {
    @Nullable JsonNode value = members.get(name);
    if (value == null) {
      return false;
    }
    if (!value.isBoolean()) {
      throw fault(name, "expected true or false, got " + kind(value));
    }
    return value.booleanValue();
  }

  @Nullable String text(String name) throws Fault {
    @Nullable JsonNode value = members.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw fault(name, "expected a text, got " + kind(value));
    }
    return value.textValue();
  }

  /// @param most characters
  @Nullable String text(String name, int most) throws Fault {
    @Nullable String text = text(name);
    if (text != null && text.length() > most) {
      throw fault(name, "expected at most %d characters, got %d".formatted(most, text.length()));
    }
    return text;
  }

  @Nullable Long number(String name) throws Fault {
    @Nullable JsonNode value = members.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw fault(name, "expected a whole number, got " + kind(value));
    }
    return value.longValue();
  }

  List<String> texts(String name) throws Fault {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : elements(name, "texts")) {
      if (!element.isTextual()) {
        throw fault(name, "expected a list of texts, got an element " + kind(element));
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  /// The elements of a list, each as the member `name[i]`.
  ///
  /// @param what they are
  List<JsonNode> elements(String name, String what) throws Fault {
    @Nullable JsonNode value = members.get(name);
    List<JsonNode> elements = new ArrayList<>();
    if (value == null) {
      return elements;
    }
    if (!value.isArray()) {
      throw fault(name, "expected a list of %s, got %s".formatted(what, kind(value)));
    }
    value.forEach(elements::add);
    return elements;
  }

  /// The members of an object of texts.
  Map<String, String> textsByName(String name) throws Fault {
    @Nullable JsonNode value = members.get(name);
    Map<String, String> texts = new TreeMap<>();
    if (value == null) {
      return texts;
    }
    if (!value.isObject()) {
      throw fault(name, "expected an object of texts, got " + kind(value));
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      if (!member.getValue().isTextual()) {
        throw fault(
            name + "." + member.getKey(), "expected a text, got " + kind(member.getValue()));
      }
      texts.put(member.getKey(), member.getValue().textValue());
    }
    return texts;
  }

  Fault fault(String name, String message) {
    return new Fault(place + name + ": " + message);
  }

  static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case NULL -> "null";
      default -> value.toString();
    };
  }

  /// SDLs are long texts; nothing here is deep.
  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(64 << 20)
                .maxNestingDepth(20)
                .maxNumberLength(30)
                .build());
    return mapper;
  }
}
