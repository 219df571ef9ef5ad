package io.interlock.executor.variables;

import io.interlock.executor.json.JsonScanner;
import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.json.KeyTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The variables of one request, coerced: those that the client gave, and those with a default in
/// the operation. Holds no buffer; not changed after coercion.
public final class CoercedVariables {
  private final KeyTable names;
  private final byte[] @Nullable [] texts;
  private final int[] starts;
  private final int[] ends;

  CoercedVariables(KeyTable names) {
    this.names = names;
    this.texts = new byte[names.size()][];
    this.starts = new int[names.size()];
    this.ends = new int[names.size()];
  }

  /// Whether a boolean variable is true.
  public boolean isTrue(String name) {
    int variable = names.find(name);
    return variable >= 0 && isWord(variable, "true");
  }

  /// The JSON of a variable's value; null when it has none.
  public @Nullable String json(String name) {
    int variable = names.find(name);
    byte[] text = variable < 0 ? null : texts[variable];
    return text == null
        ? null
        : new String(
            text, starts[variable], ends[variable] - starts[variable], StandardCharsets.UTF_8);
  }

  /// Appends members of a JSON object, `"name":value`, for those of the named variables that have a
  /// value.
  ///
  /// @return whether there was one
  public boolean writeMembers(JsonWriter out, List<String> variableNames) {
    boolean hasMembers = false;
    for (int i = 0; i < variableNames.size(); i++) {
      int variable = names.find(variableNames.get(i));
      byte[] text = variable < 0 ? null : texts[variable];
      if (text == null) {
        continue;
      }
      if (hasMembers) {
        out.writeByte(',');
      }
      hasMembers = true;
      out.writeBytes(names.quoted(variable));
      out.writeByte(':');
      out.writeBytes(text, starts[variable], ends[variable] - starts[variable]);
    }
    return hasMembers;
  }

  void put(int variable, byte[] text, int from, int to) {
    texts[variable] = text;
    starts[variable] = from;
    ends[variable] = to;
  }

  boolean has(int variable) {
    return texts[variable] != null;
  }

  boolean isNull(int variable) {
    return isWord(variable, "null");
  }

  boolean isBoolean(int variable) {
    return isWord(variable, "true") || isWord(variable, "false");
  }

  /// A scanner at the value of a variable that has one.
  JsonScanner scanner(int variable) {
    byte[] text = Objects.requireNonNull(texts[variable]);
    return new JsonScanner(text, starts[variable], ends[variable]);
  }

  private boolean isWord(int variable, String word) {
    byte[] text = texts[variable];
    int from = starts[variable];
    if (text == null || ends[variable] - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
