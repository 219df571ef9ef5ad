package io.interlock.router.config;

import io.interlock.router.config.KeyType.ListOf;
import io.interlock.router.config.KeyType.Section;
import io.interlock.router.config.KeyType.SectionMap;
import io.interlock.router.config.KeyType.TextMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Walks a YAML node graph along a description of its keys and collects every fault. The walk is as
/// deep as the description, never as deep as the file, so that aliases cannot blow it up.
///
/// Owned by one thread.
final class NodeReader {

  private final Map<String, String> environment;
  private final FaultList faults;

  NodeReader(Map<String, String> environment, FaultList faults) {
    this.environment = environment;
    this.faults = faults;
  }

  /// The values of a section; faults are collected on the way, and keys with faults are absent.
  Values section(Section section, Node node, String path) {
    Values values = new Values(path);
    if (node instanceof MappingNode mapping) {
      readKeys(section, mapping, values);
    } else if (!isNull(node)) {
      wrongType(section, node, path);
    }
    fillIn(section, node, values);
    return values;
  }

  private void readKeys(Section section, MappingNode mapping, Values values) {
    Map<String, Node> seen = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String spelling = spelling(tuple.getKeyNode());
      Optional<Key> known =
          section.keys().stream().filter(key -> key.answersTo(spelling)).findFirst();
      if (known.isEmpty()) {
        unknownKey(section, tuple.getKeyNode(), spelling, values);
      } else if (isFirst(seen, known.get(), tuple.getKeyNode(), spelling, values)) {
        readValue(known.get(), tuple.getValueNode(), values.path(spelling), values);
      }
    }
  }

  private boolean isFirst(
      Map<String, Node> seen, Key key, Node place, String spelling, Values values) {
    Node first = seen.putIfAbsent(key.name(), place);
    if (first == null) {
      return true;
    }
    String other = spelling(first);
    faults.add(
        place.getStartMark(),
        values.path(spelling),
        other.equals(spelling)
            ? "expected the key once, got it again after line " + line(first)
            : "expected '%s' or '%s', got both (line %d)".formatted(other, spelling, line(first)));
    return false;
  }

  private void readValue(Key key, Node node, String path, Values values) {
    Object value = value(key.type(), node, path);
    if (value != null) {
      values.put(key.name(), value, node.getStartMark());
    }
  }

  private @Nullable Object value(KeyType type, Node node, String path) {
    return switch (type) {
      case Section section -> section(section, node, path);
      case ListOf list -> list(list, node, path);
      case TextMap map -> mapping(map, map.keyRule(), new KeyType.Text(TextRule.ANY), node, path);
      case SectionMap map -> mapping(map, map.keyRule(), map.element(), node, path);
      default -> scalar(type, node, path);
    };
  }

  private @Nullable List<Object> list(ListOf type, Node node, String path) {
    if (isNull(node)) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      wrongType(type, node, path);
      return null;
    }
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < sequence.getValue().size(); i++) {
      Object element = value(type.element(), sequence.getValue().get(i), path + "[" + i + "]");
      if (element != null) {
        elements.add(element);
      }
    }
    return elements;
  }

  private @Nullable Map<String, Object> mapping(
      KeyType type, TextRule keyRule, KeyType element, Node node, String path) {
    if (isNull(node)) {
      return Map.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      wrongType(type, node, path);
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String name = spelling(tuple.getKeyNode());
      String namePath = path + "." + name;
      if (!keyRule.accepts(name)) {
        refuse(tuple.getKeyNode(), namePath, keyRule.expectation(), quoted(name));
      }
      Object value = value(element, tuple.getValueNode(), namePath);
      if (value != null && values.put(name, value) != null) {
        faults.add(
            tuple.getKeyNode().getStartMark(), namePath, "expected the key once, got it again");
      }
    }
    return values;
  }

  private @Nullable Object scalar(KeyType type, Node node, String path) {
    if (!(node instanceof ScalarNode scalar) || isNull(node)) {
      wrongType(type, node, path);
      return null;
    }
    List<String> missing = new ArrayList<>();
    String written = Placeholders.unmask(scalar.getValue());
    String text = Placeholders.expand(written, environment, missing::add);
    if (!missing.isEmpty()) {
      refuse(
          node,
          path,
          "environment variable "
              + missing.getFirst()
              + " to be set, or a default as in ${"
              + missing.getFirst()
              + ":…}",
          "neither");
      return null;
    }
    return switch (ScalarReader.read(type, text)) {
      case ScalarReader.Reading.Read(Object value) -> value;
      case ScalarReader.Reading.Refused(String expectation) -> {
        refuse(node, path, expectation, got(written, text));
        yield null;
      }
    };
  }

  /// Puts defaults where nothing was read, and says which required keys are missing.
  private void fillIn(Section section, Node node, Values values) {
    for (Key key : section.keys()) {
      if (values.has(key.name())) {
        continue;
      }
      if (key.isRequired()) {
        requireMention(key, node, values);
      } else if (key.type() instanceof Section inner) {
        values.put(key.name(), section(inner, nothing(node), values.path(key.name())), null);
      } else if (key.defaultText() != null) {
        values.put(key.name(), defaultValue(key, key.defaultText()), null);
      }
    }
  }

  /// A required key that is there with a fault has been reported already.
  private void requireMention(Key key, Node node, Values values) {
    boolean isMentioned =
        node instanceof MappingNode mapping
            && mapping.getValue().stream()
                .anyMatch(tuple -> key.answersTo(spelling(tuple.getKeyNode())));
    if (!isMentioned) {
      refuse(node, values.path(key.name()), "the key " + quoted(key.name()), "none");
    }
  }

  private Object defaultValue(Key key, String text) {
    FaultList none = new FaultList("default of " + key.name());
    Node node = YamlText.compose(text, none);
    Object value =
        node == null ? null : new NodeReader(Map.of(), none).value(key.type(), node, key.name());
    if (value == null || !none.isEmpty()) {
      throw new IllegalStateException("expected a lawful default, got " + none.inOrder());
    }
    return value;
  }

  private void unknownKey(Section section, Node place, String spelling, Values values) {
    List<String> names = section.keys().stream().map(Key::name).toList();
    String known =
        Nearest.to(spelling, names)
            .map(name -> "did you mean '" + name + "'?")
            .orElse("known keys are " + String.join(", ", names));
    faults.add(place.getStartMark(), values.path(spelling), "unknown key; " + known);
  }

  private void wrongType(KeyType type, Node node, String path) {
    refuse(node, path, ScalarReader.expectation(type), describe(node));
  }

  private void refuse(Node node, String path, String expectation, String got) {
    faults.add(node.getStartMark(), path, "expected " + expectation + ", got " + got);
  }

  private static Node nothing(Node place) {
    return new ScalarNode(
        Tag.NULL, "", place.getStartMark(), place.getEndMark(), DumperOptions.ScalarStyle.PLAIN);
  }

  private static String spelling(Node key) {
    return key instanceof ScalarNode scalar
        ? Placeholders.unmask(scalar.getValue())
        : describe(key);
  }

  private static String describe(Node node) {
    return switch (node) {
      case MappingNode mapping -> "a mapping";
      case SequenceNode sequence -> "a list";
      case ScalarNode scalar when isNull(scalar) -> "nothing";
      case ScalarNode scalar -> quoted(Placeholders.unmask(scalar.getValue()));
      default -> "an alias";
    };
  }

  private static String got(String written, String text) {
    return written.equals(text) ? quoted(text) : quoted(text) + " from " + quoted(written);
  }

  private static String quoted(String text) {
    return "'" + (text.length() <= 80 ? text : text.substring(0, 80) + "…") + "'";
  }

  private static boolean isNull(Node node) {
    return Tag.NULL.equals(node.getTag());
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
