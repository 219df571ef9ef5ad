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
    return subgraph;
  }

  private Optional<Subgraph> read(String sdl) {
    return SubgraphNames.isUsable(name, errors)
        ? SdlParser.parse(name, sdl, errors).flatMap(this::read)
        : Optional.empty();
  }

  private Optional<Subgraph> read(Document document) {
    UniqueDefinitions.check(name, document, errors);
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    Errors content = Errors.of(name);
    SchemaModel model = DocumentReader.read(name, document, content);
    LinkTable links = LinkReader.read(model, errors);
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    errors.addAll(content);
    return read(model, links);
  }

  private Optional<Subgraph> read(SchemaModel model, LinkTable links) {
    refuseUnsupported(links);
    boolean isFederation1 = links.link(KnownSpec.FEDERATION).isEmpty();
    SchemaModel own = isFederation1 ? FederationMachinery.withoutService(model) : model;
    return complete(own, links);
  }

  private Optional<Subgraph> complete(SchemaModel model, LinkTable links) {
    Errors definitions = Errors.of(name);
    SchemaModel complete = FederationMachinery.complete(model, links, definitions);
    var advice = new UnknownDirectiveAdvice(links, complete.directives().keySet());
    OwnReferences.check(model, errors);
    new DirectiveUses(complete, errors).checkKnownOnSchema(advice);
    if (errors.isEmpty()) {
      errors.addAll(definitions);
    }
    GraphqlRules.checkReferences(complete, advice, errors);
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    GraphqlRules.check(complete, errors);
    ShadowedImports.check(complete, links, new LinkMisuse(errors));
    return errors.isEmpty() ? checked(complete, links) : Optional.empty();
  }

  private Optional<Subgraph> checked(SchemaModel complete, LinkTable links) {
    Errors rootNames = Errors.of(name);
    SchemaModel own = RootNames.normalise(FederationMachinery.strip(complete), rootNames);
    Subgraph subgraph = PlainValues.in(new Subgraph(name, url, links, own));
    if (subgraph.isFederation1()) {
      errors.addAll(rootNames);
    } else {
      FederationRules.check(subgraph, rootNames, errors);
    }
    return errors.isEmpty() ? Optional.of(subgraph) : Optional.empty();
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
