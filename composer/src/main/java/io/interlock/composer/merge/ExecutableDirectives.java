package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.subgraph.BuiltIns;
import io.interlock.composer.subgraph.DirectiveElement;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.supergraph.spec.ExecutableLocations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Merges the directives that clients use in operations: those that all subgraphs define.
final class ExecutableDirectives {
  private final MergeContext context;

  ExecutableDirectives(MergeContext context) {
    this.context = context;
  }

  Map<String, DirectiveElement> merge() {
    Map<String, List<Source<DirectiveElement>>> sources = new LinkedHashMap<>();
    for (Subgraph subgraph : context.subgraphs()) {
      for (DirectiveElement directive : subgraph.schema().directives().values()) {
        if (isOwn(subgraph, directive)) {
          sources
              .computeIfAbsent(directive.name(), name -> new ArrayList<>())
              .add(new Source<>(subgraph, directive));
        }
      }
    }
    Map<String, DirectiveElement> merged = new LinkedHashMap<>();
    sources.forEach((name, all) -> merge(name, all, merged));
    return merged;
  }

  private boolean isOwn(Subgraph subgraph, DirectiveElement directive) {
    String name = directive.name();
    boolean isSpec =
        subgraph
            .links()
            .originOfDirective(name)
            .filter(origin -> origin.link().knownSpec().isPresent())
            .isPresent();
    return !isSpec
        && !BuiltIns.isBuiltIn(name)
        && !context.composed().custom().definitions().containsKey(name);
  }

  private void merge(
      String name, List<Source<DirectiveElement>> all, Map<String, DirectiveElement> merged) {
    if (all.stream().noneMatch(s -> s.element().hasExecutableLocation())) {
      return; // a type system directive that nobody composes stays in its subgraph
    }
    List<String> common = commonLocations(name, all);
    if (!common.isEmpty()) {
      merged.put(name, definition(name, all, common));
    }
  }

  /// Empty, with a hint, when the directive is not everywhere or has no location everywhere: the
  /// hint names what is met first from subgraph to subgraph.
  private List<String> commonLocations(String name, List<Source<DirectiveElement>> all) {
    Set<String> common = new LinkedHashSet<>(executable(all.getFirst().element()));
    int reached = 0;
    for (Subgraph subgraph : context.subgraphs()) {
      if (reached == all.size() || all.get(reached).subgraph() != subgraph) {
        hintAbsent(name, all);
        return List.of();
      }
      common.retainAll(executable(all.get(reached).element()));
      if (common.isEmpty()) {
        hint(
            HintCode.NO_EXECUTABLE_DIRECTIVE_INTERSECTION,
            name,
            "\"@%s\" is not in the supergraph: no location is common to its subgraphs, it is on %s"
                .formatted(name, Wording.distribution(all, ExecutableDirectives::locations)),
            all);
        return List.of();
      }
      reached++;
    }
    hintDifferentLocations(name, all, common);
    return common.stream().sorted().toList();
  }

  private void hintAbsent(String name, List<Source<DirectiveElement>> all) {
    hint(
        HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE,
        name,
        "\"@%s\" is not in the supergraph: it is only in %s"
            .formatted(name, Wording.subgraphsOf(all)),
        all);
  }

  private void hintDifferentLocations(
      String name, List<Source<DirectiveElement>> all, Set<String> common) {
    if (all.stream().anyMatch(s -> !common.containsAll(executable(s.element())))) {
      hint(
          HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS,
          name,
          "\"@%s\" has different locations: %s; the supergraph has %s"
              .formatted(
                  name,
                  Wording.distribution(all, ExecutableDirectives::locations),
                  String.join(", ", common)),
          all);
    }
  }

  private static String locations(DirectiveElement directive) {
    return String.join(", ", executable(directive));
  }

  private static List<String> executable(DirectiveElement directive) {
    return directive.locations().stream().filter(ExecutableLocations.ALL::contains).toList();
  }

  private DirectiveElement definition(
      String name, List<Source<DirectiveElement>> all, List<String> locations) {
    boolean isRepeatable = all.stream().allMatch(s -> s.element().isRepeatable());
    if (!isRepeatable && all.stream().anyMatch(s -> s.element().isRepeatable())) {
      hint(
          HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE,
          name,
          "\"@%s\" is not repeatable in the supergraph, as it is not in all subgraphs"
              .formatted(name),
          all);
    }
    String coordinate = "@" + name;
    return new DirectiveElement(
        name,
        DescriptionMerge.merge(
            context, coordinate, all, DirectiveElement::description, DirectiveElement::location),
        new ArgumentMerge(context)
            .merge(coordinate, all.stream().map(s -> s.to(s.element().arguments())).toList()),
        isRepeatable,
        locations,
        null);
  }

  private void hint(
      HintCode code, String name, String message, List<Source<DirectiveElement>> all) {
    context.hints().add(code, "@" + name, message, Source.places(all, DirectiveElement::location));
  }

  /// All definitions of the supergraph that do not come from the join or link spec.
  static Map<String, DirectiveElement> withComposed(
      Map<String, DirectiveElement> executable, ComposedDirectives composed) {
    Map<String, DirectiveElement> all = new LinkedHashMap<>(executable);
    all.putAll(composed.custom().definitions());
    return Elements.copy(all);
  }
}
