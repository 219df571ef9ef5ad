package io.interlock.router.admin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.interlock.router.lifecycle.ApplyRequest;
import io.interlock.router.lifecycle.FaultPoint;
import io.interlock.router.lifecycle.Force;
import io.interlock.router.lifecycle.ReloadRequest;
import io.interlock.router.lifecycle.RollbackRequest;
import io.interlock.router.lifecycle.Wait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The JSON body of a call, read member by member. An empty body has no members. What is wrong is
/// said by {@link Fault}, with the member's name.
final class AdminBody {
  private static final Pattern SHA_256 = Pattern.compile("sha256:[0-9a-f]{64}");

  /// Reasons are kept in the history.
  private static final int MAX_REASON = 1_000;

  private static final JsonMapper JSON = mapper();

  /// A body that cannot be understood.
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
      super(message);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }

  private final JsonNode members;

  private AdminBody(JsonNode members) {
    this.members = members;
  }

  static AdminBody read(byte[] bytes) throws Fault {
    JsonNode node;
    try {
      node = JSON.readTree(bytes);
    } catch (JacksonException e) {
      throw new Fault("the body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Fault("the body cannot be read");
    }
    if (node == null || node.isMissingNode()) {
      return new AdminBody(JsonNodeFactory.instance.objectNode());
    }
    if (!node.isObject()) {
      throw new Fault("expected a JSON object as the body");
    }
    return new AdminBody(node);
  }

  /// @param dryRun of the query, null when it has none
  /// @param until of the query, null when it has none
  ApplyRequest apply(String service, @Nullable String dryRun, @Nullable String until) throws Fault {
    allowOnly(
        Set.of("sdl", "dryRun", "wait", "reason", "expectSdlHash", "ifRevision", "force"),
        Set.of("url", "version", "labels"));
    return new ApplyRequest(
        service,
        sdl(),
        dryRun == null ? flag("dryRun") : flag("dryRun", dryRun),
        force(),
        until == null ? until() : until(until),
        reason(),
        expectSdlHash(),
        number("ifRevision"));
  }

  ReloadRequest reload(@Nullable String until) throws Fault {
    allowOnly(Set.of("services", "wait", "reason"), Set.of());
    return new ReloadRequest(texts("services"), until == null ? until() : until(until), reason());
  }

  RollbackRequest rollback(@Nullable String until) throws Fault {
    allowOnly(Set.of("to", "wait", "reason"), Set.of());
    @Nullable JsonNode to = members.get("to");
    if (to != null && !to.asText().equals("previous")) {
      throw new Fault("to: only \"previous\" is supported yet, got " + to);
    }
    return new RollbackRequest(until == null ? until() : until(until), reason());
  }

  /// The reason alone.
  @Nullable String reasonOnly() throws Fault {
    allowOnly(Set.of("reason"), Set.of());
    return reason();
  }

  FaultPoint fault() throws Fault {
    allowOnly(Set.of("point"), Set.of());
    @Nullable String label = text("point");
    for (FaultPoint point : FaultPoint.values()) {
      if (point.label().equals(label)) {
        return point;
      }
    }
    throw new Fault(
        "point: expected one of %s, got %s"
            .formatted(Arrays.stream(FaultPoint.values()).map(FaultPoint::label).toList(), label));
  }

  private void allowOnly(Set<String> allowed, Set<String> later) throws Fault {
    for (String name : (Iterable<String>) members::fieldNames) {
      if (later.contains(name)) {
        throw new Fault(name + " is not supported yet");
      }
      if (!allowed.contains(name)) {
        throw new Fault(
            "unknown member %s; known: %s"
                .formatted(name, String.join(", ", allowed.stream().sorted().toList())));
      }
    }
  }

  private @Nullable String sdl() throws Fault {
    @Nullable String sdl = text("sdl");
    if (sdl != null && sdl.isBlank()) {
      throw new Fault("sdl: expected an SDL, got an empty text");
    }
    return sdl;
  }

  private @Nullable String reason() throws Fault {
    @Nullable String reason = text("reason");
    if (reason != null && reason.length() > MAX_REASON) {
      throw new Fault(
          "reason: expected at most %d characters, got %d".formatted(MAX_REASON, reason.length()));
    }
    return reason;
  }

  private @Nullable String expectSdlHash() throws Fault {
    @Nullable String hash = text("expectSdlHash");
    if (hash != null && !SHA_256.matcher(hash).matches()) {
      throw new Fault("expectSdlHash: expected sha256: and 64 hexadecimal digits");
    }
    return hash;
  }

  private Set<Force> force() throws Fault {
    Set<Force> forced = EnumSet.noneOf(Force.class);
    for (String text : texts("force")) {
      forced.add(force(text));
    }
    return forced;
  }

  private static Force force(String text) throws Fault {
    for (Force force : Force.values()) {
      if (force.label().equals(text)) {
        return force;
      }
    }
    throw new Fault(
        "force: expected some of %s, got %s"
            .formatted(Arrays.stream(Force.values()).map(Force::label).toList(), text));
  }

  private Wait until() throws Fault {
    @Nullable String text = text("wait");
    return text == null ? Wait.ACTIVE : until(text);
  }

  private static Wait until(String text) throws Fault {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "none" -> Wait.NONE;
      case "active" -> Wait.ACTIVE;
      case "drained" -> Wait.DRAINED;
      case "probation" -> Wait.PROBATION;
      case "cluster" -> throw new Fault("wait: " + text + " is not supported yet");
      default -> throw new Fault("wait: expected none, active, drained or probation, got " + text);
    };
  }

  private boolean flag(String name) throws Fault {
    @Nullable JsonNode value = members.get(name);
    if (value == null) {
      return false;
    }
    if (!value.isBoolean()) {
      throw new Fault(name + ": expected true or false, got " + kind(value));
    }
    return value.booleanValue();
  }

  private static boolean flag(String name, String text) throws Fault {
    return switch (text) {
      case "", "true" -> true;
      case "false" -> false;
      default -> throw new Fault(name + ": expected true or false, got " + text);
    };
  }

  private @Nullable String text(String name) throws Fault {
    @Nullable JsonNode value = members.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw new Fault(name + ": expected a text, got " + kind(value));
    }
    return value.textValue();
  }

  private @Nullable Long number(String name) throws Fault {
    @Nullable JsonNode value = members.get(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new Fault(name + ": expected a whole number, got " + kind(value));
    }
    return value.longValue();
  }

  private List<String> texts(String name) throws Fault {
    @Nullable JsonNode value = members.get(name);
    List<String> texts = new ArrayList<>();
    if (value == null) {
      return texts;
    }
    if (!value.isArray()) {
      throw new Fault(name + ": expected a list of texts, got " + kind(value));
    }
    for (JsonNode element : value) {
      if (!element.isTextual()) {
        throw new Fault(name + ": expected a list of texts, got an element " + kind(element));
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  private static String kind(JsonNode value) {
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
