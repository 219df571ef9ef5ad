package io.interlock.router.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/// A router's health for people: its state in the first line, then why, then its parts.
final class StatusText {

  private StatusText() {}

  static void print(JsonNode health, PrintStream out) {
    out.println(headline(health));
    health
        .path("reasons")
        .forEach(reason -> out.println("  because " + Printable.of(reason.asText())));
    if (!health.has("revision")) {
      out.println("  the rest is for those who may change schemas: see --token-file");
      return;
    }
    printEngines(health.path("engine"), out);
    ProbationText.print(health.path("probation"), out);
    printChanges(health.path("applies"), out);
    health.path("services").forEach(service -> printService(service, out));
  }

  private static String headline(JsonNode health) {
    String state = Printable.text(health, "status");
    long revision = health.path("revision").asLong();
    return revision == 0
        ? state
        : "%s: revision %d, epoch %d, up for %d s"
            .formatted(
                state, revision, health.path("epoch").asLong(), health.path("uptime").asLong());
  }

  private static void printEngines(JsonNode engine, PrintStream out) {
    JsonNode standby = engine.path("standbyRevision");
    out.println("  standby: " + (standby.isNumber() ? "revision " + standby.asLong() : "none"));
    long retired = engine.path("retired").asLong();
    if (retired > 0) {
      out.println("  draining: " + retired + (retired == 1 ? " engine" : " engines"));
    }
  }

  private static void printChanges(JsonNode applies, PrintStream out) {
    if (applies.path("running").asLong() + applies.path("queued").asLong() > 0) {
      out.println(
          "  changes: %d under way, %d waiting"
              .formatted(applies.path("running").asLong(), applies.path("queued").asLong()));
    }
  }

  private static void printService(JsonNode service, PrintStream out) {
    StringBuilder line = new StringBuilder("  subgraph ");
    line.append(Printable.text(service, "name"))
        .append(": ")
        .append(Printable.text(service, "status"))
        .append(service.path("stale").asBoolean() ? ", stale" : "")
        .append(", ")
        .append(Printable.text(service, "url"));
    if (service.path("fetchedAt").isTextual()) {
      line.append(", SDL of ").append(Printable.text(service, "fetchedAt"));
    }
    if (service.path("lastError").isTextual()) {
      line.append(", ").append(Printable.text(service, "lastError"));
    }
    out.println(line);
  }
}
