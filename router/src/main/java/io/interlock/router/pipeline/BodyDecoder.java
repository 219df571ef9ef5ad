package io.interlock.router.pipeline;

import io.interlock.executor.json.JsonException;
import io.interlock.executor.json.JsonKind;
import io.interlock.executor.json.JsonScanner;
import io.interlock.executor.json.KeyTable;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `{"query":…,"operationName":…,"variables":…,"extensions":…}` in one pass over the bytes,
/// without a tree: texts are read, the variables stay a range of the body. Other members are read
/// over, as the specification asks.
final class BodyDecoder {
  private static final KeyTable MEMBERS =
      new KeyTable(List.of("query", "variables", "operationName", "extensions"));

  private static final int QUERY = 0;
  private static final int VARIABLES = 1;
  private static final int OPERATION_NAME = 2;
  private static final int EXTENSIONS = 3;

  private final ByteBuf body;
  private final JsonScanner json;
  private @Nullable String query;
  private @Nullable String operationName;
  private @Nullable ByteBuf variables;
  private @Nullable String extensions;

  private BodyDecoder(ByteBuf body) {
    this.body = body;
    int start = body.arrayOffset() + body.readerIndex();
    this.json = new JsonScanner(body.array(), start, start + body.readableBytes());
  }

  /// Hot path: per request.
  ///
  /// @param body over an array
  static Decoding decode(ByteBuf body) {
    if (!body.isReadable()) {
      return Decoding.refused(Refusal.badRequest("expected a JSON object, got an empty body"));
    }
    try {
      return new BodyDecoder(body).read();
    } catch (JsonException e) {
      return Decoding.refused(Refusal.badRequest("the body is not valid JSON: " + e.getMessage()));
    }
  }

  private Decoding read() {
    JsonKind kind = json.peek();
    if (kind == JsonKind.ARRAY) {
      return Decoding.refused(
          Refusal.of(400, "BATCHING_NOT_ENABLED", "expected one request, got a batch"));
    }
    require(kind, JsonKind.OBJECT, "the body");
    readMembers();
    json.expectEnd();
    if (query == null || query.isEmpty()) {
      return Decoding.refused(noQuery("the member", extensions));
    }
    return new Decoding.Decoded(new GraphqlRequest(query, operationName, variables, false));
  }

  private void readMembers() {
    int level = json.openKeys();
    long seen = 0;
    for (int member = json.enterObject(MEMBERS, QUERY);
        member != JsonScanner.NO_MEMBER;
        member = json.nextMember(MEMBERS, VARIABLES)) {
      seen = json.checkKeyIsNew(level, member, seen);
      readMember(member);
    }
    json.closeKeys(level);
  }

  private void readMember(int member) {
    switch (member) {
      case QUERY -> query = readText("query");
      case OPERATION_NAME -> operationName = readText("operationName");
      case VARIABLES -> readVariables();
      case EXTENSIONS -> readExtensions();
      default -> json.skipValue();
    }
  }

  private @Nullable String readText(String member) {
    JsonKind kind = json.peek();
    if (kind == JsonKind.NULL) {
      json.skipValue();
      return null;
    }
    require(kind, JsonKind.STRING, member);
    int from = json.position();
    json.skip(kind);
    return KnownTexts.ofThread().of(json.text(), from, json.position());
  }

  private void readVariables() {
    int from = objectOrNull("variables");
    if (from >= 0) {
      variables = body.slice(from - body.arrayOffset(), json.position() - from);
    }
  }

  private void readExtensions() {
    int from = objectOrNull("extensions");
    if (from >= 0) {
      extensions = new String(json.text(), from, json.position() - from, StandardCharsets.UTF_8);
    }
  }

  /// Reads over an object or null.
  ///
  /// @return where the object began; -1 for null
  private int objectOrNull(String member) {
    JsonKind kind = json.peek();
    int from = json.position();
    if (kind != JsonKind.NULL) {
      require(kind, JsonKind.OBJECT, member);
    }
    json.skipValue();
    return kind == JsonKind.NULL ? -1 : from;
  }

  private static void require(JsonKind got, JsonKind expected, String what) {
    if (got != expected) {
      throw new JsonException(
          "expected " + what + " to be " + named(expected) + ", got " + named(got));
    }
  }

  private static String named(JsonKind kind) {
    return switch (kind) {
      case STRING -> "a string";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case NULL -> "null";
      case TRUE, FALSE -> "a boolean";
    };
  }

  /// Why the text of the URL parameter `variables` is no object; null when it is one.
  static @Nullable Refusal refusalOfVariables(byte[] text) {
    JsonScanner json = new JsonScanner(text, 0, text.length);
    try {
      JsonKind kind = json.peek();
      if (kind != JsonKind.NULL) {
        require(kind, JsonKind.OBJECT, "it");
      }
      json.skipValue();
      json.expectEnd();
      return null;
    } catch (JsonException e) {
      return Refusal.badRequest("the URL parameter variables is not valid JSON: " + e.getMessage());
    }
  }

  /// A request without a document. One that names a persisted query instead gets the answer that
  /// makes its client send the document along.
  static Refusal noQuery(String where, @Nullable String extensions) {
    if (extensions != null && extensions.contains("\"persistedQuery\"")) {
      return Refusal.ofGraphql("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
    }
    return Refusal.of(
        400,
        "MISSING_QUERY_PARAM",
        "expected " + where + " query with a GraphQL document, got none");
  }
}
