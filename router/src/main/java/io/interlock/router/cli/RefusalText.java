package io.interlock.router.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.SourceLocation;
import java.io.PrintStream;
import java.util.Map;
import java.util.StringJoiner;

/// A refusal for people: code and message, every reason with its places, what serves, and what to
/// do next.
final class RefusalText {

  private final String command;
  private final SourceExcerpt excerpt;
  private final Paint paint;
  private final PrintStream out;

  /// @param command the command's name
  /// @param sdls the SDLs at hand, by subgraph: places in them are shown with their lines
  RefusalText(Terminal terminal, String command, Map<String, String> sdls) {
    this.command = command;
    this.paint = Paint.of(terminal.environment());
    this.excerpt = new SourceExcerpt(sdls, paint);
    this.out = terminal.err();
  }

  void print(GatewayAnswer answer) {
    JsonNode json = answer.json();
    out.println("interlock " + command + ": " + headline(answer));
    if (json.has("code")) {
      json.path("errors").forEach(this::printError);
    }
    new ImpactText(out).print(json);
    printKnown(json.path("known"));
    ChangeDetails.print(json, out);
    printServing(json.path("revision"));
    out.println(paint.help("  next: ") + NextStep.after(answer));
  }

  /// The connection's own problems have the form of GraphQL errors.
  private static String headline(GatewayAnswer answer) {
    JsonNode json = answer.json();
    if (json.has("code")) {
      return Printable.text(json, "code") + ": " + Printable.text(json, "error");
    }
    String message = Printable.text(json.path("errors").path(0), "message");
    return "status " + answer.status() + (message.isEmpty() ? "" : ": " + message);
  }

  private void printError(JsonNode error) {
    String code = Printable.text(error, "code");
    out.println(paint.error("error " + code) + ": " + Printable.text(error, "message"));
    for (JsonNode place : error.path("locations")) {
      out.println(
          excerpt.of(
              new SourceLocation(
                  Printable.text(place, "subgraph"),
                  place.path("line").asInt(),
                  place.path("column").asInt())));
    }
    for (ErrorCode known : ErrorCode.values()) {
      if (known.name().equals(code)) {
        out.println(paint.help("  help: ") + known.help());
      }
    }
  }

  private void printKnown(JsonNode services) {
    StringJoiner names = new StringJoiner(", ");
    services.forEach(service -> names.add(Printable.of(service.asText())));
    if (names.length() > 0) {
      out.println("  known services: " + names);
    }
  }

  private void printServing(JsonNode revision) {
    if (revision.isNumber()) {
      out.println(
          revision.asLong() == 0
              ? "  no schema serves yet"
              : "  revision " + revision.asLong() + " serves");
    }
  }
}
