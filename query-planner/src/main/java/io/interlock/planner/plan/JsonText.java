package io.interlock.planner.plan;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Prints maps, lists and strings as JSON, two spaces a level.
final class JsonText {
  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static String print(Object value) {
    JsonText text = new JsonText();
    text.value(value, 0);
    return text.out.toString();
  }

  private void value(Object value, int depth) {
    switch (value) {
      case Map<?, ?> map -> object(map, depth);
      case List<?> list -> array(list, depth);
      default -> string(value.toString());
    }
  }

  private void object(Map<?, ?> map, int depth) {
    out.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<?, ?> entry = i.next();
      newLine(depth + 1);
      string(entry.getKey().toString());
      out.append(": ");
      value(entry.getValue(), depth + 1);
      out.append(i.hasNext() ? "," : "");
    }
    if (!map.isEmpty()) {
      newLine(depth);
    }
    out.append('}');
  }

  private void array(List<?> list, int depth) {
    out.append('[');
    for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
      newLine(depth + 1);
      value(i.next(), depth + 1);
      out.append(i.hasNext() ? "," : "");
    }
    if (!list.isEmpty()) {
      newLine(depth);
    }
    out.append(']');
  }

  private void newLine(int depth) {
    out.append('\n').repeat(' ', 2 * depth);
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        default -> {
          if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
