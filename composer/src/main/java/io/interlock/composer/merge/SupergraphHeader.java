package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.DirectiveElement;
import io.interlock.composer.subgraph.EnumValueElement;
import io.interlock.composer.subgraph.Link;
import io.interlock.composer.subgraph.LinkTable;
import io.interlock.composer.subgraph.Literal;
import io.interlock.composer.subgraph.SpecDefinitions;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.schema.TypeKind;
import io.interlock.supergraph.spec.JoinSpec;
import io.interlock.supergraph.spec.KnownSpec;
import io.interlock.supergraph.spec.SpecVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The supergraph's own machinery: the specs it links, their definitions, and the list of
/// subgraphs.
final class SupergraphHeader {
  private final MergeContext context;
  private final SpecVersion joinVersion;
  private final Map<String, TypeElement> types = new LinkedHashMap<>();
  private final Map<String, DirectiveElement> directives = new LinkedHashMap<>();

  SupergraphHeader(MergeContext context, SpecVersion federationVersion) {
    this.context = context;
    this.joinVersion = JoinSpec.versionFor(federationVersion);
    add(SpecDefinitions.of(plain(KnownSpec.LINK)));
    add(SpecDefinitions.of(JoinSpec.definitions(joinVersion)));
    context.composed().links().stream()
        .filter(link -> link.knownSpec().filter(KnownSpec.CACHE_TAG::equals).isEmpty())
        .forEach(link -> add(SpecDefinitions.of(link)));
    TypeElement graphs = graphs();
    types.put(graphs.name(), graphs);
  }

  private static Link plain(KnownSpec spec) {
    return new Link(spec.url(spec.newest()), spec.specName(), List.of(), null);
  }

  private void add(SpecDefinitions.Definitions definitions) {
    types.putAll(definitions.types());
    directives.putAll(definitions.directives());
  }

  Map<String, TypeElement> types() {
    return types;
  }

  Map<String, DirectiveElement> directives() {
    return directives;
  }

  private TypeElement graphs() {
    Map<String, EnumValueElement> values = new LinkedHashMap<>();
    for (Subgraph subgraph : context.subgraphs()) {
      String graph = context.graphs().of(subgraph);
      Application join =
          Joins.directive("join__graph")
              .text("name", subgraph.name())
              .text("url", subgraph.url())
              .build();
      values.put(graph, new EnumValueElement(graph, null, List.of(join), null));
    }
    return TypeElement.empty(TypeKind.ENUM, "join__Graph", null).withValues(values);
  }

  /// The `@link`s, in their fixed order.
  List<Application> links() {
    List<Application> links = new ArrayList<>();
    links.add(link(plain(KnownSpec.LINK), null));
    links.add(link(joinLink(), KnownSpec.JOIN.purpose()));
    for (Link link : context.composed().links()) {
      links.add(link(link, link.knownSpec().map(SupergraphHeader::purpose).orElse("")));
    }
    return links;
  }

  private Link joinLink() {
    return new Link(KnownSpec.JOIN.url(joinVersion), "join", List.of(), null);
  }

  /// The same links as a table.
  LinkTable linkTable() {
    List<Link> links = new ArrayList<>(List.of(plain(KnownSpec.LINK), joinLink()));
    links.addAll(context.composed().links());
    return new LinkTable("link", links);
  }

  private static String purpose(KnownSpec spec) {
    String purpose = spec.purpose();
    return purpose == null ? "" : purpose;
  }

  private static Application link(Link link, @Nullable String purpose) {
    Joins join = Joins.directive("link").text("url", link.url().toString());
    if (!link.alias().equals(link.url().name())) {
      join.text("as", link.alias());
    }
    if (purpose != null && !purpose.isEmpty()) {
      join.with("for", new Literal.EnumLiteral(purpose));
    }
    if (!link.imports().isEmpty()) {
      join.with(
          "import",
          new Literal.ListLiteral(
              link.imports().stream().map(SupergraphHeader::importValue).toList()));
    }
    return join.build();
  }

  private static Literal importValue(Link.Import imported) {
    if (imported.element().equals(imported.as())) {
      return new Literal.StringLiteral(imported.element());
    }
    Map<String, Literal> renaming = new LinkedHashMap<>();
    renaming.put("name", new Literal.StringLiteral(imported.element()));
    renaming.put("as", new Literal.StringLiteral(imported.as()));
    return new Literal.ObjectLiteral(renaming);
  }
}
