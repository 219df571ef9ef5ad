package io.interlock.router.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;
import java.util.StringJoiner;

/// The history for people: a line for each revision, then one for each change that was asked for;
/// or one revision by itself.
final class HistoryText {

  private final PrintStream out;

  HistoryText(PrintStream out) {
    this.out = out;
  }

  void history(JsonNode history) {
    long serving = history.path("revision").asLong();
    out.println(serving == 0 ? "no schema serves yet" : "revision " + serving + " serves");
    history.path("revisions").forEach(revision -> out.println("  " + line(revision)));
    if (!history.path("applies").isEmpty()) {
      out.println("changes that were asked for");
      history.path("applies").forEach(change -> out.println("  " + change(change)));
    }
  }

  /// One revision, and the SDL of each subgraph in it.
  void revision(JsonNode revision) {
    out.println("revision " + line(revision));
    out.println("  supergraph " + Printable.text(revision, "supergraphHash"));
    revision
        .path("sdls")
        .forEach(sdl ->
            out.println(
                "  subgraph %s: SDL %s, %s %s"
                    .formatted(
                        Printable.text(sdl, "service"),
                        Printable.text(sdl, "sdlHash"),
                        Printable.text(sdl, "source"),
                        Printable.text(sdl, "receivedAt"))));
  }

  /// What clients saw change between two revisions.
  void diff(JsonNode diff) {
    JsonNode changes = diff.path("changes");
    out.println(
        "from revision %d to revision %d: %d breaking, %d dangerous, %d safe"
            .formatted(
                diff.path("against").asLong(),
                diff.path("revision").asLong(),
                changes.path("breaking").size(),
                changes.path("dangerous").size(),
                changes.path("safe").size()));
    new ImpactText(out).print(diff);
  }

  /// For example `3 2030-01-01T00:00:00Z rollback restores 1 broken prices`.
  private static String line(JsonNode revision) {
    StringJoiner line = new StringJoiner("  ");
    line.add(Long.toString(revision.path("revision").asLong()));
    line.add(Printable.text(revision, "activatedAt"));
    line.add(Printable.text(revision, "trigger"));
    addServices(revision, line);
    if (revision.path("restores").isNumber()) {
      line.add("restores " + revision.path("restores").asLong());
    }
    addText(Printable.text(revision, "state").toLowerCase(Locale.ROOT), line);
    addText(reason(revision), line);
    return line.toString();
  }

  /// For example `2030-01-01T00:00:00Z apply products ACTIVATED 38 ms`.
  private static String change(JsonNode change) {
    StringJoiner line = new StringJoiner("  ");
    line.add(Printable.text(change, "at"));
    line.add(Printable.text(change, "trigger"));
    addServices(change, line);
    line.add(Printable.text(change, "verdict"));
    line.add(change.path("ms").asLong() + " ms");
    addText(Printable.text(change, "operationId"), line);
    addText(change.path("error").isTextual() ? Printable.text(change, "error") : "", line);
    addText(reason(change), line);
    return line.toString();
  }

  private static String reason(JsonNode entry) {
    return entry.path("reason").isTextual() ? "(" + Printable.text(entry, "reason") + ")" : "";
  }

  private static void addServices(JsonNode entry, StringJoiner line) {
    StringJoiner services = new StringJoiner(", ");
    entry.path("services").forEach(service -> services.add(Printable.of(service.asText())));
    addText(services.toString(), line);
  }

  private static void addText(String text, StringJoiner line) {
    if (!text.isEmpty()) {
      line.add(text);
    }
  }
}
