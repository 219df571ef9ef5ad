package io.interlock.executor.json;

/// A text that is not the JSON that was expected. The message says what was expected, what came,
/// and where. Thrown in the middle of nested reads and turned into a value by the room that started
/// the read; it has no stack trace, since the fault is in the text.
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JsonException(String message) {
    super(message, null, false, false);
  }

  /// A fault at a byte of the text, counted from 0.
  static JsonException at(int offset, String message) {
    return new JsonException(message + " at byte " + offset);
  }
}
