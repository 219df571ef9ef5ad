package io.interlock.router.admin;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A path in which segments written `{name}` stand for any one segment that is not empty:
/// `/{name}/apply`. Paths are compared as they are sent; a percent-encoded spelling of a path is
/// another path.
///
/// @param segments what stands between the slashes
record PathTemplate(List<String> segments) {
  static PathTemplate of(String text) {
    return new PathTemplate(split(text));
  }

  /// What the names stand for in a path; null when it is another path.
  @Nullable Map<String, String> match(String path) {
    List<String> sent = split(path);
    if (sent.size() != segments.size()) {
      return null;
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < sent.size(); i++) {
      String segment = segments.get(i);
      if (isOpen(segment) && !sent.get(i).isEmpty()) {
        names.put(segment.substring(1, segment.length() - 1), sent.get(i));
      } else if (!segment.equals(sent.get(i))) {
        return null;
      }
    }
    return names;
  }

  @Override
  public String toString() {
    return String.join("/", segments);
  }

  private static boolean isOpen(String segment) {
    return segment.startsWith("{");
  }

  private static List<String> split(String path) {
    return Arrays.asList(path.split("/", -1));
  }
}
