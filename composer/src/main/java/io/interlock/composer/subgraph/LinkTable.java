package io.interlock.composer.subgraph;

import io.interlock.supergraph.spec.KnownSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The links of a schema. The one to the link spec itself is always there. Immutable.
public final class LinkTable {
  private final String linkDirective;
  private final List<Link> links;
  private final Map<String, Origin> imported = new HashMap<>();
  private final Map<String, Link> byAlias = new HashMap<>();

  /// An element of a linked spec.
  ///
  /// @param element its name in the spec, without `@`
  public record Origin(Link link, String element) {}

  /// @param linkDirective the name in the schema of `@link` itself
  public LinkTable(String linkDirective, List<Link> links) {
    this.linkDirective = linkDirective;
    this.links = List.copyOf(links);
    for (Link link : links) {
      byAlias.putIfAbsent(link.alias(), link);
      for (Link.Import i : link.imports()) {
        imported.putIfAbsent(i.as(), new Origin(link, i.element().replaceFirst("^@", "")));
      }
    }
  }

  /// The name in the schema of `@link` itself.
  public String linkDirective() {
    return linkDirective;
  }

  public List<Link> links() {
    return links;
  }

  public Optional<Link> link(KnownSpec spec) {
    return links.stream().filter(l -> l.url().identity().equals(spec.identity())).findFirst();
  }

  /// Where a directive of the schema comes from; imports come before prefixes.
  public Optional<Origin> originOfDirective(String nameInSchema) {
    Origin origin = imported.get("@" + nameInSchema);
    if (origin != null) {
      return Optional.of(origin);
    }
    Link spec = byAlias.get(nameInSchema);
    return spec == null ? prefixed(nameInSchema) : Optional.of(new Origin(spec, spec.url().name()));
  }

  /// Where a type of the schema comes from.
  public Optional<Origin> originOfType(String nameInSchema) {
    Origin origin = imported.get(nameInSchema);
    return origin == null ? prefixed(nameInSchema) : Optional.of(origin);
  }

  private Optional<Origin> prefixed(String nameInSchema) {
    int at = nameInSchema.indexOf("__");
    Link link = at > 0 ? byAlias.get(nameInSchema.substring(0, at)) : null;
    return link == null
        ? Optional.empty()
        : Optional.of(new Origin(link, nameInSchema.substring(at + 2)));
  }
}
