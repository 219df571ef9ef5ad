package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.InputElement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Merges the arguments of a field or directive: those that all subgraphs have.
final class ArgumentMerge {
  private final MergeContext context;

  ArgumentMerge(MergeContext context) {
    this.context = context;
  }

  /// @param owner the field's or directive's coordinate
  /// @param sources the arguments by subgraph, for every subgraph that counts
  Map<String, InputElement> merge(String owner, List<Source<Map<String, InputElement>>> sources) {
    Set<String> names = new LinkedHashSet<>();
    sources.forEach(source -> names.addAll(source.element().keySet()));
    Map<String, InputElement> merged = new LinkedHashMap<>();
    for (String name : names) {
      String coordinate = owner + "(" + name + ":)";
      List<Source<InputElement>> having = having(name, sources);
      if (having.stream().anyMatch(ArgumentMerge::isContextual)) {
        checkContextual(coordinate, having);
      } else if (having.size() < sources.size()) {
        MissingInput.ARGUMENT.report(context, coordinate, having, sources);
      } else {
        merged.put(name, merge(coordinate, name, having));
      }
    }
    return merged;
  }

  private static List<Source<InputElement>> having(
      String name, List<Source<Map<String, InputElement>>> sources) {
    return sources.stream()
        .filter(s -> s.element().containsKey(name))
        .map(s -> s.to(Elements.get(s.element(), name)))
        .toList();
  }

  static boolean isContextual(Source<InputElement> source) {
    return !source.subgraph().applied(source.element().applications(), "fromContext").isEmpty();
  }

  /// The router fills a contextual argument, so no client passes it: elsewhere it must not be
  /// needed.
  private void checkContextual(String coordinate, List<Source<InputElement>> having) {
    for (Source<InputElement> source : having) {
      if (isContextual(source)) {
        continue;
      }
      String message =
          "\"%s\" is read from a context in another subgraph, but is an ordinary argument in %s"
              .formatted(coordinate, Wording.subgraphs(List.of(source.subgraph())));
      var places = Source.places(List.of(source), InputElement::location);
      if (source.element().isRequired()) {
        context
            .errors()
            .add(
                ErrorCode.CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS,
                coordinate,
                message + " and required there",
                places);
      } else {
        context
            .hints()
            .add(
                HintCode.CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS,
                coordinate,
                message,
                places);
      }
    }
  }

  private InputElement merge(String coordinate, String name, List<Source<InputElement>> sources) {
    var type =
        new TypeRefMerge<>(context, InputElement::type, InputElement::location)
            .argument(coordinate, sources)
            .type();
    return new InputElement(
        name,
        DescriptionMerge.merge(
            context, coordinate, sources, InputElement::description, InputElement::location),
        type,
        DefaultMerge.merge(context, coordinate, sources, ErrorCode.FIELD_ARGUMENT_DEFAULT_MISMATCH),
        context.applications().merge(coordinate, sources, InputElement::applications),
        null);
  }
}
