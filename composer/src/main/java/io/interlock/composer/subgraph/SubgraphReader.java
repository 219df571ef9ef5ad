package io.interlock.composer.subgraph;

import graphql.language.Document;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.spec.KnownSpec;
import java.util.Optional;

/// Reads one subgraph and checks everything that can be decided from it alone. A federation 1
/// schema is checked as GraphQL only: its federation directives mean something only together with
/// the other subgraphs, see {@link Federation1Upgrade}.
public final class SubgraphReader {
  private static final String RESERVED_NAME = "_";

  private final String name;
  private final String url;
  private final Errors errors;

  private SubgraphReader(String name, String url, Errors errors) {
    this.name = name;
    this.url = url;
    this.errors = errors;
  }

  /// The subgraph, or nothing and the errors added.
  public static Optional<Subgraph> read(String name, String url, String sdl, Errors errors) {
    Errors own = Errors.of(name);
    Optional<Subgraph> subgraph = new SubgraphReader(name, url, own).read(sdl);
    errors.addAll(own);
    return own.isEmpty() ? subgraph : Optional.empty();
  }

  private Optional<Subgraph> read(String sdl) {
    if (name.equals(RESERVED_NAME)) {
      errors.add(
          ErrorCode.INVALID_SUBGRAPH_NAME, "", "\"%s\" cannot name a subgraph".formatted(name));
      return Optional.empty();
    }
    return SdlParser.parse(name, sdl, errors).flatMap(this::read);
  }

  private Optional<Subgraph> read(Document document) {
    SchemaModel model = DocumentReader.read(name, document, errors);
    Errors linkErrors = Errors.of(name);
    LinkTable links = LinkReader.read(model, linkErrors);
    if (!linkErrors.isEmpty()) {
      errors.addAll(linkErrors);
      return Optional.empty();
    }
    return complete(model, links).filter(subgraph -> errors.isEmpty());
  }

  private Optional<Subgraph> complete(SchemaModel model, LinkTable links) {
    refuseUnsupported(links);
    SchemaModel complete =
        FederationMachinery.complete(FederationMachinery.strip(model), links, errors);
    GraphqlRules.checkReferences(complete, links, errors);
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    GraphqlRules.check(complete, errors);
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    Subgraph subgraph = new Subgraph(name, url, links, RootNames.normalise(complete, errors));
    if (errors.isEmpty() && !subgraph.isFederation1()) {
      FederationRules.check(subgraph, errors);
    }
    return Optional.of(subgraph);
  }

  private void refuseUnsupported(LinkTable links) {
    links
        .link(KnownSpec.CONNECT)
        .ifPresent(link ->
            errors.add(
                ErrorCode.UNSUPPORTED_FEATURE,
                "",
                "Connectors (%s) are not supported".formatted(link.url()),
                link.location()));
  }
}
