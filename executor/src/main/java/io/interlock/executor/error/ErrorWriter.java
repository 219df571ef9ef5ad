package io.interlock.executor.error;

import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.json.PathElement;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes errors as JSON.
public final class ErrorWriter {
  private ErrorWriter() {}

  /// A response without data: `{"errors":[…]}`. The caller owns the buffer.
  public static ByteBuf errorBody(List<GraphqlError> errors, ByteBufAllocator allocator) {
    JsonWriter body = JsonWriter.on(allocator.heapBuffer());
    body.writeRaw("{\"errors\":");
    writeList(body, errors);
    body.writeByte('}');
    return body.finish();
  }

  /// Appends the errors as a list.
  public static void writeList(JsonWriter out, List<GraphqlError> errors) {
    out.writeByte('[');
    for (int i = 0; i < errors.size(); i++) {
      if (i > 0) {
        out.writeByte(',');
      }
      write(out, errors.get(i));
    }
    out.writeByte(']');
  }

  private static void write(JsonWriter out, GraphqlError error) {
    out.writeRaw("{\"message\":");
    out.writeString(error.message());
    if (!error.locations().isEmpty()) {
      writeLocations(out, error.locations());
    }
    if (!error.path().isEmpty()) {
      writePath(out, error.path());
    }
    Map<String, String> extensions = extensionsOf(error);
    if (!extensions.isEmpty()) {
      writeExtensions(out, extensions);
    }
    out.writeByte('}');
  }

  private static void writeLocations(JsonWriter out, List<GraphqlError.Location> locations) {
    char separator = '[';
    out.writeRaw(",\"locations\":");
    for (GraphqlError.Location location : locations) {
      out.writeByte(separator);
      out.writeRaw("{\"line\":" + location.line() + ",\"column\":" + location.column() + "}");
      separator = ',';
    }
    out.writeByte(']');
  }

  private static void writePath(JsonWriter out, List<PathElement> path) {
    char separator = '[';
    out.writeRaw(",\"path\":");
    for (PathElement element : path) {
      out.writeByte(separator);
      switch (element) {
        case PathElement.Key key -> out.writeString(key.name());
        case PathElement.Index index -> out.writeRaw(Integer.toString(index.position()));
      }
      separator = ',';
    }
    out.writeByte(']');
  }

  /// All members of `extensions` as JSON text: the code, the service, then the others by name.
  private static Map<String, String> extensionsOf(GraphqlError error) {
    Map<String, String> others = new TreeMap<>(error.extensions());
    Map<String, String> all = new LinkedHashMap<>();
    if (error.code() != null) {
      all.put("code", JsonWriter.string(error.code()));
      others.remove("code");
    }
    if (error.service() != null) {
      all.put("service", JsonWriter.string(error.service()));
      others.remove("service");
    }
    all.putAll(others);
    return all;
  }

  private static void writeExtensions(JsonWriter out, Map<String, String> extensions) {
    char separator = '{';
    out.writeRaw(",\"extensions\":");
    for (Map.Entry<String, String> extension : extensions.entrySet()) {
      out.writeByte(separator);
      out.writeString(extension.getKey());
      out.writeByte(':');
      out.writeRaw(extension.getValue());
      separator = ',';
    }
    out.writeByte('}');
  }
}
