package io.interlock.router.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The query parameters of a call.
record AdminQuery(Map<String, List<String>> parameters) {
  boolean has(String name) {
    return parameters.containsKey(name);
  }

  @Nullable String first(String name) {
    @Nullable List<String> values = parameters.get(name);
    return values == null ? null : values.getFirst();
  }

  /// @return `standard` without the parameter, null when it is no positive whole number
  @Nullable Long number(String name, long standard) {
    @Nullable String text = first(name);
    if (text == null) {
      return standard;
    }
    return positive(text);
  }

  /// @return null when it is no positive whole number
  static @Nullable Long positive(String text) {
    return text.matches("[1-9][0-9]{0,17}") ? Long.valueOf(text) : null;
  }
}
