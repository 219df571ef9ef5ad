package io.interlock.testkit.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with placeholders: `{price}`, `{dimensions.size}`, `{$currency}`, `{data.bar?}`.
final class EchoTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\$?)([\\w.]+)(\\??)}");

  private EchoTemplate() {}

  /// Fills the template.
  ///
  /// @return a text, or the input's own JSON value when the template is one placeholder
  /// @throws MissingInputException when a placeholder without `?` has no value
  static JsonNode fill(String template, JsonNode representation, JsonNode arguments) {
    Matcher placeholder = PLACEHOLDER.matcher(template);
    if (placeholder.matches()) {
      return input(placeholder, representation, arguments);
    }
    placeholder.reset();
    String text =
        placeholder.replaceAll(
            found -> Matcher.quoteReplacement(text(input(placeholder, representation, arguments))));
    return JsonNodeFactory.instance.textNode(text);
  }

  private static JsonNode input(Matcher found, JsonNode representation, JsonNode arguments) {
    JsonNode value = found.group(1).isEmpty() ? representation : arguments;
    for (String name : found.group(2).split("\\.")) {
      value = member(value, name);
    }
    if (value.isMissingNode()) {
      if (found.group(3).isEmpty()) {
        throw new MissingInputException(found.group());
      }
      return JsonNodeFactory.instance.textNode("absent");
    }
    return withoutErrors(value);
  }

  /// A provided value is taken from the data file as it stands there; one that fails is null, as it
  /// would be for who asks for it.
  private static JsonNode withoutErrors(JsonNode value) {
    if (value.has("!error")) {
      return NullNode.getInstance();
    }
    if (!value.isArray()) {
      return value;
    }
    ArrayNode elements = JsonNodeFactory.instance.arrayNode();
    value.forEach(element -> elements.add(withoutErrors(element)));
    return elements;
  }

  /// The member of an object, or of every object in a list.
  private static JsonNode member(JsonNode value, String name) {
    if (!value.isArray()) {
      return value.path(name);
    }
    ArrayNode members = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : value) {
      JsonNode found = member(element, name);
      if (found.isMissingNode()) {
        return MissingNode.getInstance();
      }
      members.add(found);
    }
    return members;
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  /// A placeholder that neither the representation nor the arguments fill.
  static final class MissingInputException extends RuntimeException {
    MissingInputException(String placeholder) {
      super("no input for " + placeholder);
    }
  }
}
