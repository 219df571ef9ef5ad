package io.interlock.router.lifecycle;

import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import io.interlock.composer.diagnostic.CompositionError;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.router.engine.TestEngines;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Composes subgraphs that have one field each, `type Query { a: String }`; a field whose name
/// begins with `bad` does not compose, and at one with `fault` the composer itself fails. A test
/// may put something in its way.
final class LineComposer implements Composing {
  private static final Pattern FIELD = Pattern.compile("\\{\\s*(\\w+)");

  final AtomicInteger runs = new AtomicInteger();
  volatile Runnable before = () -> {};

  /// Fewer subgraphs than this do not compose.
  volatile int needs;

  @Override
  public CompositionResult compose(List<SubgraphInput> subgraphs) {
    runs.incrementAndGet();
    before.run();
    List<String> fields = new ArrayList<>();
    List<CompositionError> errors = new ArrayList<>();
    for (SubgraphInput subgraph : subgraphs) {
      String field = field(subgraph.sdl());
      fields.add(field);
      if (field.startsWith("bad")) {
        errors.add(error(ErrorCode.FIELD_TYPE_MISMATCH, subgraph.name(), field));
      }
      if (field.startsWith("fault")) {
        errors.add(error(ErrorCode.INTERNAL, subgraph.name(), field));
      }
    }
    if (subgraphs.size() < needs) {
      errors.add(error(ErrorCode.INVALID_FIELD_SHARING, "a", "a"));
    }
    return errors.isEmpty()
        ? new CompositionResult.Composed(
            TestEngines.supergraphWith(String.join(": String ", fields)), List.of())
        : new CompositionResult.Rejected(errors);
  }

  static String sdl(String field) {
    return "type Query { " + field + ": String }";
  }

  private static CompositionError error(ErrorCode code, String subgraph, String field) {
    return CompositionError.at(
        code,
        "Query." + field + " is bad",
        List.of(new SourceLocation(subgraph, 1, 14)),
        "Query." + field);
  }

  private static String field(String sdl) {
    Matcher matcher = FIELD.matcher(sdl);
    if (!matcher.find()) {
      throw new IllegalArgumentException("expected one field, got: " + sdl);
    }
    return matcher.group(1);
  }
}
