package io.interlock.router.config;

import io.interlock.router.config.KeyType.Section;
import io.interlock.router.config.KeyType.SectionMap;
import io.interlock.router.config.KeyType.Text;
import io.interlock.router.config.KeyType.TextMap;
import io.interlock.router.config.KeyType.Url;
import io.interlock.router.config.SupergraphFile.SchemaSource;
import io.interlock.router.config.SupergraphFile.Subgraph;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads a rover-style `supergraph.yaml`. Every fault is collected, not the first only.
public final class SupergraphFileLoader {

  private static final String VERSION_NOTE = "the newest that Interlock knows";

  private static final Section SUBGRAPH =
      new Section(
          List.of(
              Key.computed(
                  "routing_url",
                  new Text(TextRule.ANY),
                  "schema.subgraph_url",
                  "Where the router sends requests."),
              Key.section(
                  "schema",
                  "Where the SDL is; exactly one of the keys.",
                  Key.computed("file", new Text(TextRule.ANY), "none", "A file."),
                  Key.computed("subgraph_url", new Url(), "none", "A running subgraph."),
                  Key.computed("sdl", new Text(TextRule.ANY), "none", "The SDL itself."),
                  Key.optional(
                      "introspection_headers",
                      new TextMap(TextRule.HEADER_NAME),
                      "{}",
                      "Headers for subgraph_url."))));

  private static final Section ROOT =
      new Section(
          List.of(
              Key.computed(
                  "federation_version",
                  new Text(TextRule.ANY),
                  VERSION_NOTE,
                  "Accepted, not used."),
              Key.required(
                  "subgraphs", new SectionMap(TextRule.SERVICE_NAME, SUBGRAPH), "By name.")));

  private SupergraphFileLoader() {}

  /// Whether a file is meant as a `supergraph.yaml` rather than as a `gateway.yaml`: its top level
  /// has the key `subgraphs`. False for what cannot be read.
  public static boolean isOne(Path file) {
    FaultList ignored = new FaultList(file.toString());
    Node root = YamlText.compose(ConfigLoader.readText(file, ignored), ignored);
    return root instanceof MappingNode mapping
        && mapping.getValue().stream()
            .anyMatch(tuple ->
                tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("subgraphs"));
  }

  /// Reads and checks a file.
  public static SupergraphFileOutcome load(Path file, ConfigContext context) {
    FaultList faults = new FaultList(file.toString());
    String text = ConfigLoader.readText(file, faults);
    Node root = faults.isEmpty() ? YamlText.compose(text, faults) : null;
    if (root == null) {
      return new SupergraphFileOutcome.Invalid(faults.inOrder());
    }
    Values values = new NodeReader(context.environment(), faults).section(ROOT, root, "");
    Map<String, Values> subgraphs =
        values.has("subgraphs") ? values.sectionMap("subgraphs") : Map.of();
    subgraphs.values().forEach(subgraph -> checkSource(subgraph, root.getStartMark(), faults));
    return faults.isEmpty()
        ? new SupergraphFileOutcome.Loaded(read(subgraphs, file))
        : new SupergraphFileOutcome.Invalid(faults.inOrder());
  }

  private static void checkSource(Values subgraph, Mark start, FaultList faults) {
    Values schema = subgraph.section("schema");
    long sources = List.of("file", "subgraph_url", "sdl").stream().filter(schema::has).count();
    if (sources != 1) {
      Mark mark = subgraph.mark("schema");
      faults.add(
          mark == null ? start : mark,
          subgraph.path("schema"),
          "expected one of file, subgraph_url, sdl, got " + (sources == 0 ? "none" : sources));
    }
  }

  private static SupergraphFile read(Map<String, Values> subgraphs, Path file) {
    return new SupergraphFile(
        subgraphs.entrySet().stream()
            .map(entry -> subgraph(entry.getKey(), entry.getValue(), file))
            .toList());
  }

  private static Subgraph subgraph(String name, Values subgraph, Path file) {
    Values schema = subgraph.section("schema");
    String fallback = schema.has("subgraph_url") ? schema.url("subgraph_url").toString() : "";
    return new Subgraph(
        name, subgraph.optionalText("routing_url").orElse(fallback), source(schema, file));
  }

  private static SchemaSource source(Values schema, Path file) {
    if (schema.has("file")) {
      return new SchemaSource.File(file.resolveSibling(schema.text("file")));
    }
    return schema.has("sdl")
        ? new SchemaSource.Inline(schema.text("sdl"))
        : new SchemaSource.Running(
            schema.url("subgraph_url"), schema.textMap("introspection_headers"));
  }
}
