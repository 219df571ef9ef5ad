package io.interlock.router.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.StringJoiner;

/// What a change means to clients, as the answer to it says, for people: what changes for them, the
/// worst first, and the operations that suffer.
final class ImpactText {

  /// More than anybody reads in a log.
  private static final int MOST = 20;

  private final PrintStream out;

  ImpactText(PrintStream out) {
    this.out = out;
  }

  void print(JsonNode answer) {
    for (String criticality : List.of("breaking", "dangerous", "safe")) {
      printChanges(criticality, answer.path("changes").path(criticality));
    }
    JsonNode operations = answer.path("affectedOperations");
    operations.valueStream().limit(MOST).forEach(this::printOperation);
    printMore("affected", operations);
  }

  private void printChanges(String criticality, JsonNode changes) {
    for (int i = 0; i < Math.min(changes.size(), MOST); i++) {
      JsonNode change = changes.path(i);
      out.println(
          "  %s %s %s: %s"
              .formatted(
                  criticality,
                  Printable.text(change, "type"),
                  Printable.text(change, "coordinate"),
                  Printable.text(change, "message")));
    }
    printMore(criticality, changes);
  }

  private void printMore(String what, JsonNode all) {
    if (all.size() > MOST) {
      out.println("  %s: and %d more, see --format json".formatted(what, all.size() - MOST));
    }
  }

  private void printOperation(JsonNode operation) {
    out.println("  affected: " + name(operation) + " " + effect(operation));
    operation
        .path("changes")
        .forEach(change ->
            out.println(
                "    for %s %s"
                    .formatted(
                        Printable.text(change, "type"), Printable.text(change, "coordinate"))));
  }

  private static String name(JsonNode operation) {
    String name =
        operation.path("name").isTextual()
            ? Printable.text(operation, "name")
            : Printable.text(operation, "hash");
    long uses = operation.path("uses").asLong();
    return name + (uses == 1 ? " (used once)" : " (used " + uses + " times)");
  }

  private static String effect(JsonNode operation) {
    return switch (operation.path("effect").asText()) {
      case "FAILS" -> {
        StringJoiner messages = new StringJoiner("; ");
        operation.path("messages").forEach(message -> messages.add(Printable.of(message.asText())));
        yield "fails: " + Printable.text(operation, "code") + ": " + messages;
      }
      case "COSTS_MORE" ->
          "costs more: %s instead of %s"
              .formatted(size(operation.path("after")), size(operation.path("before")));
      default -> Printable.text(operation, "effect");
    };
  }

  private static String size(JsonNode plan) {
    return ChangeText.count(plan.path("fetches").asLong(), "fetch", "fetches")
        + " in "
        + ChangeText.count(plan.path("stages").asLong(), "stage", "stages");
  }
}
