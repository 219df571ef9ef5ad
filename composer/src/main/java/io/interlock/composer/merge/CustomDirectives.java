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
import io.interlock.supergraph.spec.SpecVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    if (ComposedDirectives.SPEC_OF.containsKey(origin.element())) {
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
    uses.forEach(this::compareWithOthers);
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
      Optional<Link> link =
          subgraph.links().links().stream()
              .filter(l -> l.url().identity().equals(use.identity()))
              .findFirst();
      boolean isComposing = uses.stream().anyMatch(u -> u.subgraph() == subgraph);
      if (link.isPresent() && !isComposing) {
        compare(use, subgraph, link.get());
      }
    }
  }

  private void compare(Use use, Subgraph subgraph, Link link) {
    if (link.url().version().major() != use.version().major()) {
      hints.add(
          HintCode.DIRECTIVE_COMPOSITION_INFO,
          "",
          "Subgraph \"%s\" links another major version of %s, but composes nothing of it"
              .formatted(subgraph.name(), use.identity()),
          Collections.singletonList(link.location()));
    }
    String name = link.directiveName(use.origin().element());
    if (!name.equals(use.name()) && subgraph.schema().directives().containsKey(name)) {
      hints.add(
          HintCode.DIRECTIVE_COMPOSITION_WARN,
          "",
          "Subgraph \"%s\" calls \"@%s\" by the name \"@%s\", but does not compose it"
              .formatted(subgraph.name(), use.name(), name),
          Collections.singletonList(link.location()));
    }
  }

  private void findDefinitions() {
    for (Use use : uses) {
      definition(use).ifPresent(found -> definitions.put(use.name(), found));
    }
  }

  /// From the subgraph that links the newest version; of several, the last.
  private Optional<DirectiveElement> definition(Use use) {
    return uses.stream()
        .filter(u -> u.name().equals(use.name()))
        .max(Comparator.comparing(Use::version))
        .flatMap(newest ->
            uses.stream()
                .filter(u -> u.name().equals(use.name()))
                .filter(u -> u.version().equals(newest.version()))
                .reduce((first, second) -> second))
        .map(u -> Elements.get(u.subgraph().schema().directives(), u.name()));
  }

  boolean isComposed(Subgraph subgraph, String name) {
    return uses.stream().anyMatch(u -> u.subgraph() == subgraph && u.name().equals(name));
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
