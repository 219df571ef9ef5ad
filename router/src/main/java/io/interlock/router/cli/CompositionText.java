package io.interlock.router.cli;

import io.interlock.composer.SubgraphInput;
import io.interlock.composer.diagnostic.CompositionError;
import io.interlock.composer.diagnostic.CompositionHint;
import io.interlock.composer.diagnostic.SourceLocation;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/// Errors and hints of the composer for people: code and message, then every place with its source
/// line, then how to mend it.
final class CompositionText {

  private final SourceExcerpt excerpt;
  private final Paint paint;
  private final PrintStream out;

  /// @param subgraphs what was composed
  CompositionText(List<SubgraphInput> subgraphs, Paint paint, PrintStream out) {
    this.excerpt =
        new SourceExcerpt(
            subgraphs.stream()
                .collect(Collectors.toMap(SubgraphInput::name, SubgraphInput::sdl, (a, b) -> a)),
            paint);
    this.paint = paint;
    this.out = out;
  }

  void printErrors(List<CompositionError> errors) {
    for (CompositionError error : errors) {
      out.println(paint.error("error " + error.code()) + ": " + indented(error.message()));
      printPlaces(error.locations());
      out.println(paint.help("  help: ") + error.code().help());
      out.println();
    }
    out.println(
        "composition failed: " + errors.size() + (errors.size() == 1 ? " error" : " errors"));
  }

  void printHints(List<CompositionHint> hints) {
    for (CompositionHint hint : hints) {
      out.println(
          paint.hint("hint " + hint.code() + " (" + hint.level() + ")")
              + ": "
              + indented(hint.message()));
      printPlaces(hint.locations());
    }
  }

  private void printPlaces(List<SourceLocation> places) {
    places.forEach(place -> out.println(excerpt.of(place)));
  }

  private static String indented(String message) {
    return message.strip().replace("\n", "\n  ");
  }
}
