package io.interlock.router.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/// The answer to a change that went well, for people: what serves now in the first line, then what
/// the change did.
final class ChangeText {

  private final PrintStream out;

  ChangeText(PrintStream out) {
    this.out = out;
  }

  void print(JsonNode change) {
    out.println(headline(change));
    change.path("subgraphs").forEach(this::printSubgraph);
    change.path("ahead").forEach(this::printAhead);
    change.path("hints").forEach(this::printHint);
    ChangeDetails.print(change, out);
    printWarmUp(change.path("warmUp"));
    new ImpactText(out).print(change);
    printDrain(change.path("drain"));
    ProbationText.print(change.path("probation"), out);
  }

  private static String headline(JsonNode change) {
    long revision = change.path("revision").asLong();
    return switch (change.path("status").asText()) {
      case "ACTIVATED" -> "activated: revision " + revision + previous(change);
      case "UNCHANGED" -> "unchanged: revision " + revision + " has this schema already";
      case "VALID" -> "valid: it could be activated; revision " + revision + " still serves";
      case "QUEUED" ->
          "under way: interlock history shows how "
              + Printable.text(change, "operationId")
              + " ends";
      case "ROLLED_BACK" ->
          "rolled back: revision %d restores revision %d%s"
              .formatted(revision, change.path("restores").asLong(), previous(change));
      case "PROMOTED" -> "promoted: all requests take revision " + revision;
      default -> Printable.text(change, "status") + ": revision " + revision;
    };
  }

  private static String previous(JsonNode change) {
    long previous = change.path("previousRevision").asLong();
    return previous == 0 ? ", the first" : ", in place of revision " + previous;
  }

  private void printSubgraph(JsonNode subgraph) {
    out.println(
        "  subgraph %s: %s, %s"
            .formatted(
                Printable.text(subgraph, "name"),
                Printable.text(subgraph, "result").toLowerCase(Locale.ROOT),
                Printable.text(subgraph, "source")));
  }

  private void printAhead(JsonNode service) {
    out.println(
        "  subgraph "
            + Printable.of(service.asText())
            + ": ahead, it may still serve the newer schema");
  }

  private void printHint(JsonNode hint) {
    out.println(
        "  hint %s (%s): %s"
            .formatted(
                Printable.text(hint, "code"),
                Printable.text(hint, "level"),
                Printable.text(hint, "message")));
  }

  private void printWarmUp(JsonNode warmUp) {
    if (warmUp.isObject()) {
      out.println(
          "  operations: %d carried over, %d planned anew, %d left until they are asked for"
              .formatted(
                  warmUp.path("carried").asLong(),
                  warmUp.path("replanned").asLong(),
                  warmUp.path("left").asLong()));
    }
  }

  static String count(long count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }

  private void printDrain(JsonNode drain) {
    if (drain.isObject()) {
      out.println(
          "  drain: %s in flight on epoch %d, until %s at the latest"
              .formatted(
                  count(drain.path("requests").asLong(), "request", "requests"),
                  drain.path("epoch").asLong(),
                  Printable.text(drain, "deadline")));
    }
  }
}
