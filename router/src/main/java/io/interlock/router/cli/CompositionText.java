package io.interlock.router.cli;

import io.interlock.composer.diagnostic.CompositionError;
import io.interlock.composer.diagnostic.CompositionHint;
import io.interlock.composer.diagnostic.SourceLocation;
import java.io.PrintStream;
import java.util.List;

/// Errors and hints of the composer for people: code and message, then every place on a line of its
/// own.
final class CompositionText {

  private CompositionText() {}

  static void printErrors(List<CompositionError> errors, PrintStream out) {
    for (CompositionError error : errors) {
      out.println("error " + error.code().name() + ": " + indented(error.message()));
      printPlaces(error.locations(), out);
    }
    out.println(
        "composition failed: " + errors.size() + (errors.size() == 1 ? " error" : " errors"));
  }

  static void printHints(List<CompositionHint> hints, PrintStream out) {
    for (CompositionHint hint : hints) {
      out.println(
          "hint " + hint.code().name() + " (" + hint.level() + "): " + indented(hint.message()));
      printPlaces(hint.locations(), out);
    }
  }

  private static void printPlaces(List<SourceLocation> places, PrintStream out) {
    places.forEach(place -> out.println("  at " + place));
  }

  private static String indented(String message) {
    return message.strip().replace("\n", "\n  ");
  }
}
