package io.interlock.router.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/// The files that are made from the description of the keys are what the description says.
/// `-Dgolden=write` rewrites them.
class ShippedFilesTest {

  private static final Path ROOT =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().getParent();
  private static final Path SCHEMA = ROOT.resolve("docs/gateway.schema.json");
  private static final Path TABLE = ROOT.resolve("docs/configuration.md");
  private static final String TABLE_BEGIN = "<!-- keys: begin -->\n";
  private static final String TABLE_END = "<!-- keys: end -->\n";
  private static final ConfigContext EMPTY = new ConfigContext(Map.of(), true);

  @Test
  void theShippedSchemaIsUpToDate() throws IOException {
    assertShipped(SCHEMA, JsonSchemaPrinter.print());
  }

  @Test
  void theDocumentedTableIsUpToDate() throws IOException {
    String document = Files.readString(TABLE);
    int begin = document.indexOf(TABLE_BEGIN) + TABLE_BEGIN.length();
    int end = document.indexOf(TABLE_END);

    assertShipped(
        TABLE, document.substring(0, begin) + KeyTablePrinter.print() + document.substring(end));
  }

  @Test
  void everyKeyCanBeExplained() {
    assertThat(KeyTablePrinter.print())
        .contains("| `services[].url` (or `host`) |")
        .contains("| `schema.compose.maxSdlBytes` |")
        .doesNotContain("null");
  }

  @Test
  void theRootFileLoads() throws IOException {
    Path file = ROOT.resolve("gateway.yaml");

    assertThat(ConfigLoader.load(file, EMPTY))
        .isInstanceOfSatisfying(
            ConfigOutcome.Loaded.class,
            loaded ->
                assertThat(loaded.config().services())
                    .extracting(ServiceConfig::name)
                    .containsExactly("products", "reviews"));
    assertThat(schemaFaults(Files.readString(file))).isEmpty();
  }

  @Test
  void theFileThatInitWritesLoads() throws IOException {
    assertThat(ConfigLoader.parse(TemplatePrinter.print(), "gateway.yaml", EMPTY))
        .isInstanceOf(ConfigOutcome.Loaded.class);
    assertThat(schemaFaults(TemplatePrinter.print())).isEmpty();
  }

  @Test
  void everyLineOfItMayBeSwitchedOn() throws IOException {
    String everything =
        Pattern.compile("^#(?=[^ ]|  )", Pattern.MULTILINE)
            .matcher(TemplatePrinter.print())
            .replaceAll("");

    assertThat(ConfigLoader.parse(everything, "gateway.yaml", EMPTY))
        .isInstanceOf(ConfigOutcome.Loaded.class);
    assertThat(everything).contains("\nlimits:\n").contains("\n    retry:\n");
    assertThat(schemaFaults(everything)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prot: 4000",
        "port: many",
        "port: 70000",
        "requestTimeout: 5",
        "services: [{ name: a }]",
        "services: [{ name: a, url: x, host: y }]",
        "startup: { mode: lazy }",
        "limits: { maxRequestBytes: lots }"
      })
  void theSchemaRefusesWhatTheLoaderRefuses(String yaml) throws IOException {
    assertThat(ConfigLoader.parse(yaml, "gateway.yaml", EMPTY))
        .isInstanceOf(ConfigOutcome.Invalid.class);
    assertThat(schemaFaults(yaml)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "port: ${PORT:4000}",
        "shutdown: { delay: 0 }",
        "limits: { maxRequestBytes: 4096 }",
        "schema:\nlimits:\n",
        "services:\n- name: A\n  url: http://localhost:4001/graphql\n  retry:\n    attempts: 5\n"
            + "    timeout: 5s\n",
        "requestTimeout: 30s\nservices:\n- name: A\n  host: http://localhost:4001/query\n"
      })
  void theSchemaAcceptsWhatTheLoaderAccepts(String yaml) throws IOException {
    assertThat(ConfigLoader.parse(yaml, "gateway.yaml", EMPTY))
        .isInstanceOf(ConfigOutcome.Loaded.class);
    assertThat(schemaFaults(yaml)).isEmpty();
  }

  private static Iterable<?> schemaFaults(String yaml) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode data = json.valueToTree(new Yaml().load(yaml));
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(JsonSchemaPrinter.print());
    return schema.validate(data);
  }

  private static void assertShipped(Path file, String expected) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(file, expected);
    }
    assertThat(file).as("rewrite with -Dgolden=write").content().isEqualTo(expected);
  }
}
