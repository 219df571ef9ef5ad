package io.interlock.executor.error;

import io.interlock.executor.json.JsonKind;
import io.interlock.executor.json.JsonScanner;
import io.interlock.executor.json.JsonStrings;
import io.interlock.executor.json.PathElement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the `errors` of a subgraph's answer. What the specification demands and a subgraph leaves
/// out does not hide the error: it only says less.
public final class SubgraphErrorReader {
  private static final String NO_MESSAGE = "The subgraph reported an error without a message.";

  private final JsonScanner scanner;

  private SubgraphErrorReader(JsonScanner scanner) {
    this.scanner = scanner;
  }

  /// Reads a list of errors.
  ///
  /// @param text valid JSON between `from` and `to`, an array
  /// @return the errors with the subgraph's paths; their locations are in the subgraph's document
  ///   and therefore dropped
  public static List<GraphqlError> read(byte[] text, int from, int to) {
    return new SubgraphErrorReader(new JsonScanner(text, from, to)).errors();
  }

  private List<GraphqlError> errors() {
    List<GraphqlError> errors = new ArrayList<>();
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      errors.add(error());
    }
    return errors;
  }

  private GraphqlError error() {
    if (scanner.peek() != JsonKind.OBJECT) {
      scanner.skipValue();
      return new GraphqlError(
          NO_MESSAGE, List.of(), List.of(), null, null, Collections.emptySortedMap());
    }
    String message = NO_MESSAGE;
    List<PathElement> path = List.of();
    SortedMap<String, String> extensions = new TreeMap<>();
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      String key = scanner.key();
      JsonKind kind = scanner.peek();
      if (key.equals("message") && kind == JsonKind.STRING) {
        message = scanner.readString();
      } else if (key.equals("path") && kind == JsonKind.ARRAY) {
        path = path();
      } else if (key.equals("extensions") && kind == JsonKind.OBJECT) {
        readExtensions(extensions);
      } else {
        scanner.skipValue();
      }
    }
    return new GraphqlError(message, List.of(), path, codeIn(extensions), null, extensions);
  }

  private List<PathElement> path() {
    List<PathElement> path = new ArrayList<>();
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      JsonKind kind = scanner.peek();
      int from = scanner.position();
      scanner.skipValue();
      if (kind == JsonKind.STRING) {
        path.add(
            new PathElement.Key(JsonStrings.stringOf(scanner.text(), from, scanner.position())));
      } else {
        path.add(new PathElement.Index(index(text(from))));
      }
    }
    return path;
  }

  /// An index; -1, which no list has, for anything else.
  private static int index(String digits) {
    return digits.length() <= 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : -1;
  }

  private void readExtensions(SortedMap<String, String> extensions) {
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      String key = scanner.key();
      scanner.peek();
      int from = scanner.position();
      scanner.skipValue();
      extensions.put(key, text(from));
    }
  }

  /// Takes the code out of the extensions when it is a string.
  private static @Nullable String codeIn(SortedMap<String, String> extensions) {
    String code = extensions.get("code");
    if (code == null || !code.startsWith("\"")) {
      return null;
    }
    extensions.remove("code");
    byte[] text = code.getBytes(StandardCharsets.UTF_8);
    return JsonStrings.stringOf(text, 0, text.length);
  }

  private String text(int from) {
    return new String(scanner.text(), from, scanner.position() - from, StandardCharsets.UTF_8);
  }
}
