package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.Nearest;
import io.interlock.supergraph.spec.FederationSpec;
import io.interlock.supergraph.spec.KnownSpec;
import java.util.List;
import java.util.Set;

/// What to tell somebody whose directive is not defined: most often it is one of federation's that
/// was not imported.
final class UnknownDirectiveAdvice {
  private static final List<String> FEDERATION_DIRECTIVES =
      SpecDefinitions.elements(KnownSpec.FEDERATION, FederationSpec.VERSIONS.getLast());

  private final LinkTable links;
  private final Set<String> defined;

  UnknownDirectiveAdvice(LinkTable links, Set<String> defined) {
    this.links = links;
    this.defined = defined;
  }

  /// A sentence with a leading space, or nothing.
  String about(String directive) {
    if (!FEDERATION_DIRECTIVES.contains("@" + directive)) {
      return Nearest.suggestion(directive, defined);
    }
    return links
        .link(KnownSpec.FEDERATION)
        .filter(LinkReader::isKnownFederation)
        .map(link -> imported(link, directive))
        .orElse(
            " If the federation 2 directive is meant: the schema has to @link to the federation"
                + " specification v2 first.");
  }

  private String imported(Link link, String directive) {
    String name = link.directiveName(directive);
    if (!defined.contains(name)) {
      return " Federation %s does not have it yet.".formatted(link.url().version());
    }
    return name.contains("__")
        ? " Either write \"@%s\" or add \"@%s\" to the imports of the @link."
            .formatted(name, directive)
        : " It is imported as \"@%s\".".formatted(name);
  }
}
