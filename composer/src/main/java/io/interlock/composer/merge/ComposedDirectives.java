package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.BuiltIns;
import io.interlock.composer.subgraph.DirectiveElement;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.Link;
import io.interlock.composer.subgraph.Sites;
import io.interlock.composer.subgraph.SpecDefinitions;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.supergraph.spec.KnownSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which type system directives reach the supergraph, and under which names: those of the known
/// specs that compose by themselves, and those that subgraphs compose with `@composeDirective`.
final class ComposedDirectives {
  /// The directives that compose by themselves, with the spec that a supergraph links for them.
  static final Map<String, KnownSpec> SPEC_OF =
      Map.of(
          "tag", KnownSpec.TAG,
          "inaccessible", KnownSpec.INACCESSIBLE,
          "cost", KnownSpec.COST,
          "listSize", KnownSpec.COST,
          "authenticated", KnownSpec.AUTHENTICATED,
          "requiresScopes", KnownSpec.REQUIRES_SCOPES,
          "policy", KnownSpec.POLICY,
          "context", KnownSpec.CONTEXT);

  private static final Set<String> MERGED_BUILT_INS = Set.of("deprecated", "specifiedBy", "oneOf");
  private static final String CACHE_TAG = "cacheTag";

  /// In which order those that a subgraph uses count, which gives the order of links.
  private static final List<String> ORDER =
      List.of(
          "tag",
          "inaccessible",
          "authenticated",
          "requiresScopes",
          "policy",
          "context",
          "cost",
          "listSize",
          CACHE_TAG);

  /// How an application in a subgraph reaches the supergraph: as it is, inside `@join__directive`,
  /// or not at all.
  private enum Way {
    MERGED,
    CARRIED,
    DROPPED
  }

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> directives = new HashMap<>();
  private final Map<Subgraph, Map<String, Way>> ways = new HashMap<>();
  private final Set<KnownSpec> specs = new LinkedHashSet<>();
  private final Map<String, DirectiveElement> definitions = new LinkedHashMap<>();
  private final CustomDirectives custom;
  private List<Link> links = List.of();

  private ComposedDirectives(CustomDirectives custom) {
    this.custom = custom;
  }

  /// Finds what is used; different names for one directive are an error.
  static ComposedDirectives of(List<Subgraph> subgraphs, CustomDirectives custom, Errors errors) {
    ComposedDirectives composed = new ComposedDirectives(custom);
    Map<String, Map<String, List<Subgraph>>> uses = new LinkedHashMap<>();
    subgraphs.forEach(subgraph -> composed.find(subgraph, uses));
    uses.forEach((directive, byName) -> composed.settle(directive, byName, errors));
    composed.nameLinks();
    composed.links.forEach(
        link -> composed.definitions.putAll(SpecDefinitions.of(link).directives()));
    return composed;
  }

  private void find(Subgraph subgraph, Map<String, Map<String, List<Subgraph>>> uses) {
    Map<String, String> applied = new HashMap<>();
    for (String name : appliedNames(subgraph)) {
      specDirective(subgraph, name).ifPresent(directive -> applied.put(directive, name));
    }
    for (String directive : ORDER) {
      String name = applied.get(directive);
      if (name != null) {
        uses.computeIfAbsent(directive, k -> new LinkedHashMap<>())
            .computeIfAbsent(name, k -> new ArrayList<>())
            .add(subgraph);
      }
    }
  }

  private static Set<String> appliedNames(Subgraph subgraph) {
    Set<String> names = new LinkedHashSet<>();
    Sites.applied(subgraph.schema())
        .forEach(site -> site.applications().forEach(a -> names.add(a.name())));
    return names;
  }

  /// The known spec's directive that a name stands for in a subgraph.
  private static Optional<String> specDirective(Subgraph subgraph, String name) {
    return subgraph
        .links()
        .originOfDirective(name)
        .filter(origin -> origin.link().knownSpec().isPresent())
        .map(origin -> origin.element());
  }

  private void settle(String directive, Map<String, List<Subgraph>> byName, Errors errors) {
    if (byName.size() > 1) {
      List<String> parts = new ArrayList<>();
      byName.forEach(
          (name, subgraphs) -> parts.add("\"@" + name + "\" in " + Wording.subgraphs(subgraphs)));
      errors.add(
          ErrorCode.LINK_IMPORT_NAME_MISMATCH,
          "@" + directive,
          "The directive \"@%s\" must have the same name in all subgraphs that use it, but is %s"
              .formatted(directive, String.join(" and ", parts)));
    }
    if (directive.equals(CACHE_TAG)) {
      specs.add(KnownSpec.CACHE_TAG);
      return;
    }
    String name = byName.keySet().iterator().next();
    names.put(directive, name);
    directives.put(name, directive);
    specs.add(Elements.get(SPEC_OF, directive));
  }

  private void nameLinks() {
    List<Link> all = new ArrayList<>(specs.stream().map(this::link).toList());
    all.addAll(custom.links());
    links = LinkAliases.distinct(all);
  }

  /// The links of the supergraph: those for what composes by itself, then those of other owners.
  List<Link> links() {
    return links;
  }

  private Link link(KnownSpec spec) {
    String alias = spec.specName();
    Link plain = new Link(spec.url(spec.newest()), alias, List.of(), null);
    List<Link.Import> imports = new ArrayList<>();
    for (String element : SpecDefinitions.elements(spec, spec.newest())) {
      String directive = element.replaceFirst("^@", "");
      String name = names.getOrDefault(directive, plain.directiveName(directive));
      if (!plain.directiveName(directive).equals(name)) {
        imports.add(new Link.Import(element, "@" + name));
      }
    }
    return new Link(plain.url(), alias, imports, null);
  }

  CustomDirectives custom() {
    return custom;
  }

  /// The name in the supergraph of a directive that composes by itself; one that no directive has
  /// when it is not used.
  String nameOf(String directive) {
    return names.getOrDefault(directive, "");
  }

  /// The directive that composes by itself and has this name in the supergraph.
  Optional<String> directiveNamed(String name) {
    return Optional.ofNullable(directives.get(name));
  }

  /// Whether an application in a subgraph reaches the supergraph as it is.
  boolean isMerged(Subgraph subgraph, Application application) {
    return way(subgraph, application.name()) == Way.MERGED;
  }

  /// Whether directives of subgraphs that have not changed reach the supergraph in the same way.
  boolean isSameAs(ComposedDirectives other) {
    return names.equals(other.names)
        && specs.equals(other.specs)
        && definitions.equals(other.definitions)
        && custom.isSameAs(other.custom);
  }

  /// Whether there are applications that reach the supergraph inside `@join__directive`.
  boolean isAnyCarried() {
    return specs.contains(KnownSpec.CACHE_TAG);
  }

  /// Whether an application in a subgraph reaches the supergraph inside `@join__directive`.
  boolean isCarried(Subgraph subgraph, Application application) {
    return way(subgraph, application.name()) == Way.CARRIED;
  }

  private Way way(Subgraph subgraph, String name) {
    return ways.computeIfAbsent(subgraph, s -> new HashMap<>())
        .computeIfAbsent(name, n -> findWay(subgraph, n));
  }

  private Way findWay(Subgraph subgraph, String name) {
    Optional<String> directive = specDirective(subgraph, name);
    if (directive.filter(CACHE_TAG::equals).isPresent()) {
      return Way.CARRIED;
    }
    boolean isMerged =
        MERGED_BUILT_INS.contains(name)
            || directives.containsKey(name) && directive.filter(SPEC_OF::containsKey).isPresent()
            || custom.isComposed(subgraph, name);
    return isMerged ? Way.MERGED : Way.DROPPED;
  }

  /// The definition of a merged directive by its name in the supergraph.
  DirectiveElement definition(String name) {
    DirectiveElement found = definitions.get(name);
    if (found != null) {
      return found;
    }
    DirectiveElement builtIn = BuiltIns.DIRECTIVES.get(name);
    return builtIn != null ? builtIn : custom.definition(name);
  }
}
