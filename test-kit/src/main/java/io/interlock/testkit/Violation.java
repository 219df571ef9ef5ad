package io.interlock.testkit;

/// Thrown where a request does what no lawful router does. Ends the request; its message is kept.
final class Violation extends RuntimeException {
  private final String text;

  Violation(String text) {
    super(text);
    this.text = text;
  }

  String text() {
    return text;
  }
}
