package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.subgraph.InputElement;
import java.util.List;

/// An argument or input field that not every subgraph has: dropped with a hint, or an error when
/// one of them requires it.
record MissingInput(HintCode dropped, ErrorCode required) {
  static final MissingInput ARGUMENT =
      new MissingInput(
          HintCode.INCONSISTENT_ARGUMENT_PRESENCE,
          ErrorCode.REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH);
  static final MissingInput INPUT_FIELD =
      new MissingInput(
          HintCode.INCONSISTENT_INPUT_OBJECT_FIELD,
          ErrorCode.REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH);

  /// @param having the subgraphs that have it
  /// @param sources all that should
  <E> void report(
      MergeContext context,
      String coordinate,
      List<Source<InputElement>> having,
      List<Source<E>> sources) {
    List<Source<InputElement>> requiring =
        having.stream().filter(s -> s.element().isRequired()).toList();
    String absent = Wording.subgraphsOf(without(having, sources));
    var places = Source.places(having, InputElement::location);
    if (requiring.isEmpty()) {
      context
          .hints()
          .add(
              dropped,
              coordinate,
              "\"%s\" is not in the supergraph: %s does not have it".formatted(coordinate, absent),
              places);
    } else {
      context
          .errors()
          .add(
              required,
              coordinate,
              "\"%s\" is required in %s, but %s does not have it: make it optional, or add it there"
                  .formatted(coordinate, Wording.subgraphsOf(requiring), absent),
              places);
    }
  }

  private static <E> List<Source<E>> without(
      List<Source<InputElement>> having, List<Source<E>> sources) {
    return sources.stream()
        .filter(s -> having.stream().noneMatch(h -> h.subgraph() == s.subgraph()))
        .toList();
  }
}
