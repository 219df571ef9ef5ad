package io.interlock.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/// `docs/openapi.yaml`, and whether calls and answers are as it says.
final class OpenApiDocument {
  static final Path FILE =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolve("../docs/openapi.yaml");
  static final OpenApiDocument SHIPPED = new OpenApiDocument(read());

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode root;
  private final JsonNode strict;

  private OpenApiDocument(JsonNode root) {
    this.root = root;
    strict = root.deepCopy();
    close(strict);
  }

  private static JsonNode read() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1_000);
    try {
      Object yaml = new Yaml(options).load(Files.readString(FILE));
      return JsonMapper.builder().build().valueToTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Members that a schema does not list are wrong here, although clients are to expect some.
  private static void close(JsonNode node) {
    boolean isOpen =
        node.path("type").asText().equals("object")
            && node.has("properties")
            && !node.has("additionalProperties");
    if (isOpen) {
      ((ObjectNode) node).put("additionalProperties", false);
    }
    node.forEach(OpenApiDocument::close);
  }

  JsonNode root() {
    return root;
  }

  /// All calls, as `POST /{name}/apply`.
  List<String> calls() {
    List<String> calls = new ArrayList<>();
    root.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(member -> {
                  if (!member.equals("parameters")) {
                    calls.add(member.toUpperCase(Locale.ROOT) + " " + path.getKey());
                  }
                }));
    return calls;
  }

  /// The codes that a call may be refused with by a status.
  List<String> codes(String method, String template, int status) {
    JsonNode schema = answerSchema(operation(method, template), status);
    List<String> codes = new ArrayList<>();
    schema.path("allOf").path(1).at("/properties/code/enum").forEach(c -> codes.add(c.asText()));
    return codes;
  }

  /// Fails when the answer, or the body of a call that went well, is not as documented.
  void check(String method, String path, String body, TestExchange.Answer answer) {
    Optional<String> template = template(path);
    JsonNode operation = template.map(t -> operation(method, t)).orElse(null);
    if (operation == null) {
      assertThat(answer.status()).as("%s %s is not documented", method, path).isIn(404, 405);
      assertValid("#/components/schemas/Failure", answer.body(), method + " " + path);
      return;
    }
    String call = "%s %s: %d".formatted(method, path, answer.status());
    JsonNode schema = answerSchema(operation, answer.status());
    assertThat(schema.isObject()).as(call + " is not documented").isTrue();
    if (!answer.body().isEmpty() && answer.headers().get("Content-Type").contains("json")) {
      assertValid(schema, answer.body(), call);
    }
    if (answer.status() < 300 && !body.isEmpty()) {
      assertValid(jsonSchema(operation.path("requestBody")), body, call + ", its body");
    }
  }

  /// Fails when a text is not as one of the document's schemas says.
  void checkSchema(String name, String text) {
    assertValid("#/components/schemas/" + name, text, name);
  }

  private Optional<String> template(String path) {
    List<String> templates = new ArrayList<>();
    root.path("paths").fieldNames().forEachRemaining(templates::add);
    return templates.stream()
        .filter(t -> PathTemplate.of(t).match(path) != null)
        .min(Comparator.comparing(t -> t.chars().filter(c -> c == '{').count()));
  }

  private JsonNode operation(String method, String template) {
    String member = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    return strict.path("paths").path(template).get(member);
  }

  private JsonNode answerSchema(JsonNode operation, int status) {
    JsonNode response = operation.path("responses").path(Integer.toString(status));
    return jsonSchema(response.has("$ref") ? at(response.path("$ref").asText()) : response);
  }

  private static JsonNode jsonSchema(JsonNode holder) {
    JsonNode content = holder.path("content");
    JsonNode json = content.path("application/json");
    return (json.isMissingNode() && !content.isEmpty() ? content.iterator().next() : json)
        .path("schema");
  }

  private JsonNode at(String reference) {
    return strict.at(reference.substring(1));
  }

  private void assertValid(String reference, String text, String what) {
    assertValid(JsonNodeFactory.instance.objectNode().put("$ref", reference), text, what);
  }

  private void assertValid(JsonNode schema, String text, String what) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("components", strict.path("components"));
    whole.putArray("allOf").add(schema);
    try {
      assertThat(
              JsonSchemaFactory.getInstance(VersionFlag.V202012)
                  .getSchema(whole)
                  .validate(JSON.readTree(text)))
          .as("%s%n%s", what, text)
          .isEmpty();
    } catch (IOException e) {
      throw new AssertionError(what + " is no JSON: " + text, e);
    }
  }
}
