package io.interlock.router.config;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// YAML text as a node graph, within bounds, with placeholders masked.
final class YamlText {

  /// 1 MiB of text: thousands of services.
  private static final int MAX_CHARACTERS = 1 << 20;

  /// The description of the keys is four levels deep.
  private static final int MAX_DEPTH = 32;

  private static final int MAX_COLLECTION_ALIASES = 50;

  private YamlText() {}

  /// The root node, a null scalar for an empty text, or null after a fault was added.
  static @Nullable Node compose(String text, FaultList faults) {
    if (text.length() > MAX_CHARACTERS) {
      faults.add("expected at most %d characters, got %d".formatted(MAX_CHARACTERS, text.length()));
      return null;
    }
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(MAX_COLLECTION_ALIASES);
    try {
      Node root = new Yaml(options).compose(new StringReader(Placeholders.mask(text)));
      return root == null ? emptyDocument() : root;
    } catch (MarkedYAMLException e) {
      addFault(e, faults);
      return null;
    } catch (YAMLException e) {
      faults.add("expected YAML, got: " + oneLine(e.getMessage()));
      return null;
    }
  }

  private static void addFault(MarkedYAMLException fault, FaultList faults) {
    String message = "expected YAML, got: " + oneLine(fault.getProblem());
    Mark mark = fault.getProblemMark();
    if (mark == null) {
      faults.add(message);
    } else {
      faults.add(mark, "", message);
    }
  }

  private static String oneLine(@Nullable String message) {
    return message == null
        ? "an unreadable text"
        : Placeholders.unmask(message).replaceAll("\\s+", " ").strip();
  }

  private static Node emptyDocument() {
    Mark start = new Mark("", 0, 0, 0, new int[0], 0);
    return new ScalarNode(Tag.NULL, "", start, start, DumperOptions.ScalarStyle.PLAIN);
  }
}
