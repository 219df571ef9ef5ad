package io.interlock.router.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/// A probation for people: how long, and which share of the requests the schema has.
final class ProbationText {

  private ProbationText() {}

  /// Prints nothing when there is none.
  static void print(JsonNode probation, PrintStream out) {
    if (!probation.isObject()) {
      return;
    }
    out.println(
        "  probation: until %s; revision %d stands by"
            .formatted(
                Printable.text(probation, "until"), probation.path("standbyRevision").asLong()));
    JsonNode canary = probation.path("canary");
    if (canary.isObject()) {
      out.println(
          "  canary: %d %% of the requests, until %s"
              .formatted(
                  canary.path("percent").asInt(),
                  canary.path("until").isTextual()
                      ? Printable.text(canary, "until")
                      : "interlock promote"));
    }
    if (probation.path("warning").isTextual()) {
      out.println("  warning: " + Printable.text(probation, "warning"));
    }
  }
}
