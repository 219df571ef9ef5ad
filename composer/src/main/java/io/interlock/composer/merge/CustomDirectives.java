package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.diagnostic.Nearest;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.DirectiveElement;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.Link;
import io.interlock.composer.subgraph.LinkTable;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.supergraph.spec.KnownSpec;
import io.interlock.supergraph.spec.SpecVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The directives that subgraphs ask for with `@composeDirective`.
final class CustomDirectives {
  /// One `@composeDirective` that can be followed.
  ///
  /// @param name in the schema, without `@`
  private record Use(Subgraph subgraph, String name, LinkTable.Origin origin) {
    String identity() {
      return origin.link().url().identity();
    }

    SpecVersion version() {
      return origin.link().url().version();
    }
  }

  /// Those of federation that compose without being asked for. Others of federation never do.
  private static final Set<String> BY_DEFAULT =
      Set.of("tag", "inaccessible", "authenticated", "requiresScopes", "policy", "context");

  private final List<Use> uses = new ArrayList<>();
  private final Map<String, DirectiveElement> definitions = new LinkedHashMap<>();
  private final List<Subgraph> subgraphs;
  private final Errors errors;
  private final Hints hints;

  private CustomDirectives(List<Subgraph> subgraphs, Errors errors, Hints hints) {
    this.subgraphs = subgraphs;
    this.errors = errors;
    this.hints = hints;
  }

  static CustomDirectives of(List<Subgraph> subgraphs, Errors errors, Hints hints) {
    CustomDirectives custom = new CustomDirectives(subgraphs, errors, hints);
    for (Subgraph subgraph : subgraphs) {
      subgraph
          .applied(subgraph.schema().schema().applications(), "composeDirective")
          .forEach(application -> custom.read(subgraph, application));
    }
    custom.checkAgainstEachOther();
    custom.findDefinitions();
    return custom;
  }

  private void read(Subgraph subgraph, Application application) {
    String argument = application.text("name").orElse("");
    String name = argument.replaceFirst("^@", "");
    if (argument.isEmpty()) {
      fault(subgraph, application, "its argument \"name\" is missing or empty");
    } else if (!argument.startsWith("@")) {
      fault(subgraph, application, "\"%s\" must have a leading \"@\"".formatted(argument));
    } else if (!subgraph.schema().directives().containsKey(name)) {
      fault(
          subgraph,
          application,
          "there is no directive \"%s\".%s"
              .formatted(
                  argument, Nearest.suggestion(name, subgraph.schema().directives().keySet())));
    } else {
      follow(subgraph, application, name);
    }
  }

  private void follow(Subgraph subgraph, Application application, String name) {
    Optional<LinkTable.Origin> origin = subgraph.links().originOfDirective(name);
    if (origin.isEmpty()) {
      fault(subgraph, application, "\"@%s\" does not come from a linked spec".formatted(name));
    } else if (origin.get().link().knownSpec().isPresent()) {
      followKnownSpec(subgraph, application, origin.get());
    } else if (isTakenName(name)) {
      fault(
          subgraph,
          application,
          "\"@%s\" is the name of another composed directive in some subgraph".formatted(name));
    } else {
      uses.add(new Use(subgraph, name, origin.get()));
    }
  }

  private void followKnownSpec(
      Subgraph subgraph, Application application, LinkTable.Origin origin) {
    boolean isOfFederation = origin.link().knownSpec().equals(Optional.of(KnownSpec.FEDERATION));
    if (isOfFederation && BY_DEFAULT.contains(origin.element())) {
      hints.add(
          HintCode.DIRECTIVE_COMPOSITION_INFO,
          "",
          "\"@%s\" in subgraph \"%s\" composes by itself: @composeDirective is not needed"
              .formatted(origin.element(), subgraph.name()),
          Collections.singletonList(application.location()));
    } else {
      fault(
          subgraph,
          application,
          "\"@%s\" of %s cannot be composed".formatted(origin.element(), origin.link().url()));
    }
  }

  private boolean isTakenName(String name) {
    return subgraphs.stream()
        .anyMatch(s -> name.equals(s.directive("tag")) || name.equals(s.directive("inaccessible")));
  }

  private void checkAgainstEachOther() {
    for (int i = 0; i < uses.size(); i++) {
      for (int j = 0; j < i; j++) {
        check(uses.get(i), uses.get(j));
      }
    }
    compareVersions();
    Set<String> compared = new HashSet<>();
    uses.stream().filter(use -> compared.add(use.name())).forEach(this::compareWithOthers);
  }

  private void check(Use use, Use other) {
    boolean isSameElement =
        use.identity().equals(other.identity())
            && use.origin().element().equals(other.origin().element());
    if (use.name().equals(other.name()) && !isSameElement) {
      conflict(use, other, "\"@%s\" stands for different directives".formatted(use.name()));
    } else if (isSameElement && !use.name().equals(other.name())) {
      conflict(
          use,
          other,
          "\"@%s\" of %s has different names".formatted(use.origin().element(), use.identity()));
    } else if (use.identity().equals(other.identity())
        && use.version().major() != other.version().major()) {
      conflict(use, other, "%s is linked in different major versions".formatted(use.identity()));
    }
  }

  private void compareWithOthers(Use use) {
    for (Subgraph subgraph : subgraphs) {
      linkOf(subgraph, use.identity())
          .ifPresent(link -> {
            if (!isComposed(subgraph, use.name())) {
              compareNames(use, subgraph, link);
            }
          });
    }
  }

  private static Optional<Link> linkOf(Subgraph subgraph, String identity) {
    return subgraph.links().links().stream()
        .filter(l -> l.url().identity().equals(identity))
        .findFirst();
  }

  /// Different major versions of a spec are a conflict only where they are composed.
  private void compareVersions() {
    Map<String, List<Source<Link>>> links = new LinkedHashMap<>();
    for (Subgraph subgraph : subgraphs) {
      for (Link link : subgraph.links().links()) {
        if (link.knownSpec().isEmpty()) {
          links
              .computeIfAbsent(link.url().identity(), identity -> new ArrayList<>())
              .add(new Source<>(subgraph, link));
        }
      }
    }
    links.forEach((identity, all) -> {
      int major = all.getFirst().element().url().version().major();
      if (all.stream().anyMatch(s -> s.element().url().version().major() != major)) {
        hints.add(
            HintCode.DIRECTIVE_COMPOSITION_INFO,
            "",
            "%s is linked in different major versions: %s"
                .formatted(identity, Wording.distribution(all, l -> "" + l.url().version())),
            Source.places(all, Link::location));
      }
    });
  }

  private void compareNames(Use use, Subgraph subgraph, Link link) {
    for (Link.Import i : link.imports()) {
      if (i.element().equals("@" + use.origin().element()) && !i.as().equals("@" + use.name())) {
        hints.add(
            HintCode.DIRECTIVE_COMPOSITION_WARN,
            "",
            "Subgraph \"%s\" calls \"@%s\" by the name \"%s\", but does not compose it"
                .formatted(subgraph.name(), use.name(), i.as()),
            Collections.singletonList(link.location()));
      }
    }
  }

  private void findDefinitions() {
    for (Use use : uses) {
      Use newest = newestOf(use.identity());
      definition(use, newest.version())
          .ifPresentOrElse(
              found -> definitions.put(use.name(), found), () -> reportUndefined(use, newest));
    }
  }

  /// The use that decides the version of a spec; of several, the first.
  private Use newestOf(String identity) {
    Use newest = null;
    for (Use use : uses) {
      boolean isNewer = newest == null || !newest.version().isAtLeast(use.version());
      newest = use.identity().equals(identity) && isNewer ? use : newest;
    }
    return Objects.requireNonNull(newest, "a spec of no use");
  }

  /// From a subgraph that links the spec in exactly that version; of several, the last.
  private Optional<DirectiveElement> definition(Use use, SpecVersion version) {
    for (Subgraph subgraph : subgraphs.reversed()) {
      Optional<DirectiveElement> found =
          linkOf(subgraph, use.identity())
              .filter(link -> link.url().version().equals(version))
              .map(link -> link.directiveName(use.origin().element()))
              .map(name -> subgraph.schema().directives().get(name));
      if (found.isPresent()) {
        return found.map(definition -> definition.withName(use.name()));
      }
    }
    return Optional.empty();
  }

  private void reportUndefined(Use use, Use newest) {
    errors.add(
        ErrorCode.DIRECTIVE_COMPOSITION_ERROR,
        "@" + use.name(),
        "\"@%s\" of subgraph \"%s\" cannot be composed: the supergraph takes %s from subgraph \"%s\", and no subgraph that links that version defines \"@%s\""
            .formatted(
                use.name(),
                use.subgraph().name(),
                newest.origin().link().url(),
                newest.subgraph().name(),
                use.origin().element()),
        use.origin().link().location(),
        newest.origin().link().location());
  }

  boolean isComposed(Subgraph subgraph, String name) {
    return uses.stream().anyMatch(u -> u.subgraph() == subgraph && u.name().equals(name));
  }

  /// Whether the same subgraphs compose the same directives.
  boolean isSameAs(CustomDirectives other) {
    return definitions.equals(other.definitions) && names().equals(other.names());
  }

  private List<String> names() {
    return uses.stream().map(use -> use.subgraph().name() + " @" + use.name()).toList();
  }

  /// By name in the supergraph.
  Map<String, DirectiveElement> definitions() {
    return definitions;
  }

  DirectiveElement definition(String name) {
    return Elements.get(definitions, name);
  }

  /// The links of the supergraph for composed directives: one for each spec, in its newest version,
  /// importing each directive.
  List<Link> links() {
    Map<String, Link> links = new LinkedHashMap<>();
    for (Use use : uses) {
      Link link = use.origin().link();
      Link known = links.get(use.identity());
      List<Link.Import> imports = new ArrayList<>(known == null ? List.of() : known.imports());
      Link.Import wanted = new Link.Import("@" + use.origin().element(), "@" + use.name());
      if (!imports.contains(wanted)) {
        imports.add(wanted);
      }
      Link newest = known != null && known.url().version().isAtLeast(use.version()) ? known : link;
      links.put(use.identity(), new Link(newest.url(), newest.url().name(), imports, null));
    }
    return List.copyOf(links.values());
  }

  private void fault(Subgraph subgraph, Application application, String reason) {
    errors.add(
        ErrorCode.DIRECTIVE_COMPOSITION_ERROR,
        "",
        "@composeDirective in subgraph \"%s\" cannot be followed: %s"
            .formatted(subgraph.name(), reason),
        application.location());
  }

  private void conflict(Use use, Use other, String what) {
    errors.add(
        ErrorCode.DIRECTIVE_COMPOSITION_ERROR,
        "@" + use.name(),
        "Directives cannot be composed: %s in subgraphs \"%s\" and \"%s\""
            .formatted(what, other.subgraph().name(), use.subgraph().name()),
        other.origin().link().location(),
        use.origin().link().location());
  }
}
