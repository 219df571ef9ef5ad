package io.interlock.composer.subgraph;

import io.interlock.supergraph.spec.KnownSpec;
import java.util.List;
import java.util.Optional;

/// The links of a schema. The one to the link spec itself is always there.
///
/// @param linkDirective the name in the schema of `@link` itself
public record LinkTable(String linkDirective, List<Link> links) {
  public LinkTable {
    links = List.copyOf(links);
  }

  /// An element of a linked spec.
  ///
  /// @param element its name in the spec, without `@`
  public record Origin(Link link, String element) {}

  public Optional<Link> link(KnownSpec spec) {
    return links.stream().filter(l -> l.url().identity().equals(spec.identity())).findFirst();
  }

  /// Where a directive of the schema comes from; imports come before prefixes.
  public Optional<Origin> originOfDirective(String nameInSchema) {
    return imported("@" + nameInSchema)
        .or(() ->
            links.stream()
                .flatMap(l -> l.directiveNamed(nameInSchema).map(e -> new Origin(l, e)).stream())
                .findFirst());
  }

  /// Where a type of the schema comes from.
  public Optional<Origin> originOfType(String nameInSchema) {
    return imported(nameInSchema)
        .or(() ->
            links.stream()
                .flatMap(l -> l.typeNamed(nameInSchema).map(e -> new Origin(l, e)).stream())
                .findFirst());
  }

  private Optional<Origin> imported(String nameInSchema) {
    for (Link link : links) {
      for (Link.Import i : link.imports()) {
        if (i.as().equals(nameInSchema)) {
          return Optional.of(new Origin(link, i.element().replaceFirst("^@", "")));
        }
      }
    }
    return Optional.empty();
  }
}
