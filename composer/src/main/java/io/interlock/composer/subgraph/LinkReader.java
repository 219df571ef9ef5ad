package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.spec.GraphqlName;
import io.interlock.supergraph.spec.KnownSpec;
import io.interlock.supergraph.spec.SpecUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the `@link` applications of a schema into a {@link LinkTable}. They mean nothing unless
/// one of them links the link spec itself or federation, which implies it.
///
/// An error here ends the reading of the subgraph: without trustworthy links every later message
/// would be misleading.
final class LinkReader {
  private static final Pattern ALIAS = Pattern.compile("[_A-Za-z][-._0-9A-Za-z]*");

  private final SchemaModel model;
  private final Errors errors;
  private final LinkMisuse misuse;
  private final List<Link> links = new ArrayList<>();

  private LinkReader(SchemaModel model, Errors errors) {
    this.model = model;
    this.errors = errors;
    this.misuse = new LinkMisuse(errors);
  }

  static LinkTable read(SchemaModel model, Errors errors) {
    return new LinkReader(model, errors).read();
  }

  private LinkTable read() {
    String directive = linkDirectiveName();
    List<Application> applications = Elements.applied(model.schema().applications(), directive);
    boolean impliesLink = links(applications, KnownSpec.FEDERATION);
    if (!impliesLink && !links(applications, KnownSpec.LINK)) {
      return new LinkTable(directive, List.of(implied()));
    }
    for (Application application : applications) {
      add(application, impliesLink);
      if (!errors.isEmpty()) {
        break;
      }
    }
    if (!isLinked(KnownSpec.LINK.identity())) {
      links.addFirst(implied());
    }
    if (errors.isEmpty()) {
      LinkNames.check(links, misuse);
    }
    return new LinkTable(directive, links);
  }

  /// The link to the link spec that a schema may leave out.
  private static Link implied() {
    SpecUrl url = KnownSpec.LINK.url(KnownSpec.LINK.newest());
    return new Link(url, url.name(), List.of(), null);
  }

  /// `@link` goes by another name when the schema defines a directive of that name and says so in
  /// its link to the link spec.
  private String linkDirectiveName() {
    return model.schema().applications().stream()
        .filter(a -> isLinkTo(a, KnownSpec.LINK))
        .filter(a -> a.name().equals(a.text("as").orElse("link")))
        .map(Application::name)
        .filter(name -> model.directives().containsKey(name))
        .findFirst()
        .orElse("link");
  }

  private static boolean links(List<Application> applications, KnownSpec spec) {
    return applications.stream().anyMatch(a -> isLinkTo(a, spec));
  }

  private static boolean isLinkTo(Application application, KnownSpec spec) {
    return application
        .text("url")
        .map(url -> url.strip() + "/")
        .filter(url -> url.startsWith(spec.identity() + "/"))
        .isPresent();
  }

  private boolean isLinked(String identity) {
    return links.stream().anyMatch(l -> l.url().identity().equals(identity));
  }

  private void add(Application application, boolean impliesLink) {
    String text = application.text("url").orElse("");
    switch (SpecUrl.read(text)) {
      case SpecUrl.Reading.NotAnUrl ignored ->
          invalidUrl(
              application,
              "Expected the url of a spec and its version, for example \"%s\", got %s"
                  .formatted(KnownSpec.FEDERATION.url(KnownSpec.FEDERATION.newest()), application));
      case SpecUrl.Reading.Malformed malformed -> invalidUrl(application, malformed.reason());
      case SpecUrl.Reading.Read read -> add(application, read.url(), impliesLink);
    }
  }

  private void invalidUrl(Application application, String message) {
    errors.add(ErrorCode.INVALID_LINK_IDENTIFIER, "", message, application.location());
  }

  private void add(Application application, SpecUrl url, boolean impliesLink) {
    String alias = application.text("as").orElse(url.name());
    boolean isLinkSpec = url.identity().equals(KnownSpec.LINK.identity());
    boolean isUnknownLinkSpec = isLinkSpec && !KnownSpec.LINK.versions().contains(url.version());
    if (isLinked(url.identity()) || isUnknownLinkSpec && impliesLink) {
      misuse.add(application.location(), "Spec %s is linked twice".formatted(url.identity()));
      return;
    }
    if (isUnknownLinkSpec) {
      errors.add(
          ErrorCode.UNKNOWN_LINK_VERSION,
          "",
          "Unknown version %s of the link spec: expected %s"
              .formatted(url.version(), KnownSpec.LINK.newest()),
          application.location());
      return;
    }
    Optional<KnownSpec> spec = KnownSpec.of(url.identity());
    if (!isUsableAlias(alias, spec.isPresent())) {
      misuse.add(
          application.location(),
          ("\"%s\" cannot be the name of %s in the schema: expected a name without \"__\" that does"
                  + " not end with \"_\"; give it one with \"as\"")
              .formatted(alias, url.identity()));
    }
    List<Link.Import> imports = new LinkImports(application, url, misuse).read();
    links.add(new Link(url, alias, imports, application.location()));
  }

  private static boolean isUsableAlias(String alias, boolean isOfKnownSpec) {
    boolean isName = isOfKnownSpec ? GraphqlName.isName(alias) : ALIAS.matcher(alias).matches();
    return isName && !alias.contains("__") && !alias.endsWith("_");
  }

  /// Whether the federation spec is linked in a version that is known here.
  static boolean isKnownFederation(Link link) {
    return KnownSpec.FEDERATION.versions().contains(link.url().version());
  }
}
