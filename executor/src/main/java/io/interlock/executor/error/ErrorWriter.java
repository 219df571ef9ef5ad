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
    ByteBuf body = allocator.buffer();
    JsonWriter.writeRaw(body, "{\"errors\":");
    writeList(body, errors);
    body.writeByte('}');
    return body;
  }

  /// Appends the errors as a list.
  public static void writeList(ByteBuf out, List<GraphqlError> errors) {
    out.writeByte('[');
    for (int i = 0; i < errors.size(); i++) {
      if (i > 0) {
        out.writeByte(',');
      }
      write(out, errors.get(i));
    }
    out.writeByte(']');
  }

  private static void write(ByteBuf out, GraphqlError error) {
    JsonWriter.writeRaw(out, "{\"message\":");
    JsonWriter.writeString(out, error.message());
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

  private static void writeLocations(ByteBuf out, List<GraphqlError.Location> locations) {
    char separator = '[';
    JsonWriter.writeRaw(out, ",\"locations\":");
    for (GraphqlError.Location location : locations) {
      out.writeByte(separator);
      JsonWriter.writeRaw(
          out, "{\"line\":" + location.line() + ",\"column\":" + location.column() + "}");
      separator = ',';
    }
    out.writeByte(']');
  }

  private static void writePath(ByteBuf out, List<PathElement> path) {
    char separator = '[';
    JsonWriter.writeRaw(out, ",\"path\":");
    for (PathElement element : path) {
      out.writeByte(separator);
      switch (element) {
        case PathElement.Key key -> JsonWriter.writeString(out, key.name());
        case PathElement.Index index ->
            JsonWriter.writeRaw(out, Integer.toString(index.position()));
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

  private static void writeExtensions(ByteBuf out, Map<String, String> extensions) {
    char separator = '{';
    JsonWriter.writeRaw(out, ",\"extensions\":");
    for (Map.Entry<String, String> extension : extensions.entrySet()) {
      out.writeByte(separator);
      JsonWriter.writeString(out, extension.getKey());
      out.writeByte(':');
      JsonWriter.writeRaw(out, extension.getValue());
      separator = ',';
    }
    out.writeByte('}');
  }
}
