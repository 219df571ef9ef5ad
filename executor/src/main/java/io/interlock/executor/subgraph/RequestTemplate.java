package io.interlock.executor.subgraph;

import io.interlock.executor.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The part of a GraphQL request's JSON that is the same each time: everything up to the variables.
/// Immutable.
public final class RequestTemplate {
  private static final byte[] TAIL = "}}".getBytes(StandardCharsets.UTF_8);

  private final byte[] head;

  /// @param document the operation
  /// @param operationName null for an anonymous one
  public RequestTemplate(String document, @Nullable String operationName) {
    String name =
        operationName == null ? "" : ",\"operationName\":" + JsonWriter.string(operationName);
    String text = "{\"query\":" + JsonWriter.string(document) + name + ",\"variables\":{";
    this.head = text.getBytes(StandardCharsets.UTF_8);
  }

  /// Appends `{"query":…,"variables":{`, after which the members of `variables` follow.
  public void writeHead(JsonWriter out) {
    out.writeBytes(head);
  }

  /// Closes what {@link #writeHead} opened.
  public void writeTail(JsonWriter out) {
    out.writeBytes(TAIL);
  }
}
