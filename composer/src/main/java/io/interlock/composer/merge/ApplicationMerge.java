package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.DirectiveElement;
import io.interlock.composer.subgraph.InputElement;
import io.interlock.composer.subgraph.Literal;
import io.interlock.composer.subgraph.Subgraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Merges the directives applied to one element in several subgraphs.
final class ApplicationMerge {
  private final MergeContext context;

  ApplicationMerge(MergeContext context) {
    this.context = context;
  }

  /// The name in the supergraph of a subgraph's context: contexts are each subgraph's own.
  static String contextName(Subgraph subgraph, String name) {
    return subgraph.name() + "__" + name;
  }

  boolean isMerged(Subgraph subgraph, Application application) {
    return context.composed().isMerged(subgraph, application);
  }

  /// The merged applications, in the order in which the directives are first seen.
  <E> List<Application> merge(
      String coordinate, List<Source<E>> sources, Function<E, List<Application>> applications) {
    return merge(coordinate, applicationsOf(sources, applications));
  }

  /// The applications of those sources that have any, each with its subgraph.
  static <E> List<Source<List<Application>>> applicationsOf(
      List<Source<E>> sources, Function<E, List<Application>> applications) {
    List<Source<List<Application>>> having = new ArrayList<>(sources.size());
    for (Source<E> source : sources) {
      List<Application> own = applications.apply(source.element());
      if (!own.isEmpty()) {
        having.add(source.to(own));
      }
    }
    return having;
  }

  /// `@inaccessible` first, then the others as they are first seen.
  List<Application> merge(String coordinate, List<Source<List<Application>>> sources) {
    if (sources.isEmpty()) {
      return List.of();
    }
    Map<String, List<Source<Application>>> byName = new LinkedHashMap<>();
    for (Source<List<Application>> source : sources) {
      for (Application application : source.element()) {
        if (isMerged(source.subgraph(), application)) {
          byName.putIfAbsent(application.name(), new ArrayList<>());
        }
      }
    }
    // once a subgraph composes the directive here, what others apply by that name counts too
    for (Source<List<Application>> source : sources) {
      for (Application application : source.element()) {
        List<Source<Application>> all = byName.get(application.name());
        if (all != null) {
          all.add(source.to(application));
        }
      }
    }
    List<Application> merged = new ArrayList<>();
    List<Source<Application>> hiding = byName.remove(context.composed().nameOf("inaccessible"));
    if (hiding != null) {
      merged.add(Application.of(hiding.getFirst().element().name(), List.of()));
    }
    byName.forEach((name, all) -> merged.addAll(mergeOne(coordinate, name, all)));
    return merged;
  }

  /// A context belongs to the first subgraph that sets it by its name on the element.
  private Application inSupergraph(Source<Application> source) {
    Application application = source.element();
    boolean isContext =
        context.composed().directiveNamed(application.name()).equals(Optional.of("context"));
    if (!isContext) {
      return Application.of(application.name(), application.arguments());
    }
    String name = contextName(source.subgraph(), application.text("name").orElse(""));
    return application.withArguments(
        List.of(new Application.Argument("name", new Literal.StringLiteral(name))));
  }

  private List<Application> mergeOne(
      String coordinate, String name, List<Source<Application>> all) {
    DirectiveElement definition = context.composed().definition(name);
    if (all.size() == 1) {
      return List.of(inSupergraph(all.getFirst()));
    }
    Map<Map<String, Optional<Literal>>, List<Source<Application>>> distinct = new LinkedHashMap<>();
    for (Source<Application> source : all) {
      DirectiveElement own = source.subgraph().schema().directives().getOrDefault(name, definition);
      distinct
          .computeIfAbsent(withDefaults(source.element(), own), key -> new ArrayList<>())
          .add(source);
    }
    if (definition.isRepeatable() || distinct.size() == 1) {
      return distinct.values().stream().map(same -> inSupergraph(same.getFirst())).toList();
    }
    return List.of(mergeDifferent(coordinate, name, all, List.copyOf(distinct.values())));
  }

  /// The values of all arguments that the subgraph's definition has; empty for one that is absent.
  private static Map<String, Optional<Literal>> withDefaults(
      Application application, DirectiveElement definition) {
    Map<String, Optional<Literal>> values = new HashMap<>();
    definition
        .arguments()
        .forEach(
            (name, argument) -> values.put(name, Optional.ofNullable(argument.defaultValue())));
    application.arguments().forEach(a -> values.put(a.name(), Optional.of(a.value())));
    return values;
  }

  private Application mergeDifferent(
      String coordinate,
      String name,
      List<Source<Application>> all,
      List<List<Source<Application>>> distinct) {
    Optional<Map<String, ArgumentStrategy>> strategies =
        context.composed().directiveNamed(name).flatMap(ArgumentStrategy::of);
    if (strategies.isPresent()) {
      Application merged =
          mergeArguments(name, all.stream().map(Source::element).toList(), strategies.get());
      hint(HintCode.MERGED_NON_REPEATABLE_DIRECTIVE_ARGUMENTS, coordinate, all, merged);
      return merged;
    }
    List<Source<Application>> most = distinct.getFirst();
    for (List<Source<Application>> group : distinct) {
      most = group.size() > most.size() ? group : most;
    }
    Application chosen = inSupergraph(most.getFirst());
    hint(HintCode.INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS, coordinate, all, chosen);
    return chosen;
  }

  private Application mergeArguments(
      String name, List<Application> all, Map<String, ArgumentStrategy> strategies) {
    List<Application.Argument> merged = new ArrayList<>();
    for (InputElement argument : context.composed().definition(name).arguments().values()) {
      List<Literal> values = new ArrayList<>();
      for (Application application : all) {
        Literal given = application.argument(argument.name()).orElse(argument.defaultValue());
        if (given != null && !(given instanceof Literal.NullLiteral)) {
          values.add(given);
        }
      }
      ArgumentStrategy strategy = strategies.get(argument.name());
      if (!values.isEmpty() && strategy != null) {
        merged.add(new Application.Argument(argument.name(), strategy.merge(values)));
      }
    }
    return Application.of(name, merged);
  }

  private void hint(
      HintCode code, String coordinate, List<Source<Application>> all, Application outcome) {
    context
        .hints()
        .add(
            code,
            coordinate,
            "@%s is applied to \"%s\" with different arguments: %s; the supergraph has %s"
                .formatted(
                    outcome.name(),
                    coordinate.isEmpty() ? "schema" : coordinate,
                    Wording.distribution(all, Application::toString),
                    outcome),
            Source.places(all, Application::location));
  }

  /// The applications that the supergraph carries as they are, each once with all its subgraphs.
  <E> List<Application> carried(
      List<Source<E>> sources, Function<E, List<Application>> applications) {
    Map<Map<String, Literal>, List<Literal>> graphs = new LinkedHashMap<>();
    if (!context.composed().isAnyCarried()) {
      return List.of();
    }
    for (Source<E> source : sources) {
      for (Application application : applications.apply(source.element())) {
        if (context.composed().isCarried(source.subgraph(), application)) {
          graphs
              .computeIfAbsent(application.argumentValues(), key -> new ArrayList<>())
              .add(new Literal.EnumLiteral(context.graphs().of(source.subgraph())));
        }
      }
    }
    List<Application> carried = new ArrayList<>();
    graphs.forEach((arguments, of) ->
        carried.add(
            Joins.directive("join__directive")
                .with("graphs", new Literal.ListLiteral(of))
                .text("name", "federation__cacheTag")
                .with("args", new Literal.ObjectLiteral(arguments))
                .build()));
    return carried;
  }
}
