package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.Nearest;
import io.interlock.supergraph.spec.KnownSpec;
import io.interlock.supergraph.spec.SpecUrl;
import io.interlock.supergraph.spec.SpecVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads the `@link` applications of a schema into a {@link LinkTable}.
///
/// Any error here ends the reading of the subgraph: without trustworthy links every later message
/// would be misleading.
final class LinkReader {
  private static final Pattern ELEMENT_NAME = Pattern.compile("@?[_A-Za-z][_0-9A-Za-z]*");
  private static final Pattern ALIAS = Pattern.compile("[_A-Za-z][_0-9A-Za-z]*");

  private final SchemaModel model;
  private final Errors errors;
  private final List<Link> links = new ArrayList<>();

  private LinkReader(SchemaModel model, Errors errors) {
    this.model = model;
    this.errors = errors;
  }

  static LinkTable read(SchemaModel model, Errors errors) {
    LinkReader reader = new LinkReader(model, errors);
    String linkDirective = reader.linkDirectiveName();
    Elements.applied(model.schema().applications(), linkDirective).forEach(reader::add);
    if (reader.links.isEmpty()) {
      return LinkTable.NONE;
    }
    reader.impliedLinkToLink(linkDirective);
    reader.checkNamesAgainstEachOther();
    return new LinkTable(linkDirective, reader.links);
  }

  /// `@link` goes by another name when the link to the link spec itself says so.
  private String linkDirectiveName() {
    String identity = KnownSpec.LINK.identity();
    return model.schema().applications().stream()
        .filter(a -> a.text("url").filter(url -> url.startsWith(identity + "/")).isPresent())
        .filter(a -> a.name().equals(a.text("as").orElse("link")))
        .map(Application::name)
        .findFirst()
        .orElse("link");
  }

  private void impliedLinkToLink(String linkDirective) {
    boolean isLinked =
        links.stream().anyMatch(l -> l.knownSpec().equals(Optional.of(KnownSpec.LINK)));
    if (!isLinked) {
      SpecUrl url = KnownSpec.LINK.url(KnownSpec.LINK.newest());
      links.addFirst(new Link(url, linkDirective, List.of(), null));
    }
  }

  private void add(Application application) {
    Optional<String> url = application.text("url");
    if (url.isEmpty()) {
      return; // a missing or wrong url is a fault of the argument, which the directive rules report
    }
    switch (SpecUrl.read(url.get())) {
      case SpecUrl.Reading.NotAnUrl ignored -> {
        // such a link names no spec that could mean anything here
      }
      case SpecUrl.Reading.Malformed malformed ->
          errors.add(
              ErrorCode.INVALID_LINK_IDENTIFIER, "", malformed.reason(), application.location());
      case SpecUrl.Reading.Read read -> add(application, read.url());
    }
  }

  private void add(Application application, SpecUrl url) {
    String alias = application.text("as").orElse(url.name());
    if (links.stream().anyMatch(l -> l.url().identity().equals(url.identity()))) {
      misuse(application, "Spec %s is linked twice".formatted(url.identity()));
      return;
    }
    if (application.text("as").isPresent() && !isUsableAlias(alias)) {
      misuse(
          application,
          "\"%s\" cannot be the name of %s in the schema: expected a name without \"__\" that does"
                  .formatted(alias, url.identity())
              + " not end with \"_\"");
    }
    if (url.identity().equals(KnownSpec.LINK.identity())
        && !KnownSpec.LINK.versions().contains(url.version())) {
      errors.add(
          ErrorCode.UNKNOWN_LINK_VERSION,
          "",
          "Unknown version %s of the link spec".formatted(url.version()),
          application.location());
    }
    Link link = new Link(url, alias, imports(application), application.location());
    checkImports(link, application);
    links.add(link);
  }

  private static boolean isUsableAlias(String alias) {
    return ALIAS.matcher(alias).matches() && !alias.contains("__") && !alias.endsWith("_");
  }

  private List<Link.Import> imports(Application application) {
    Optional<Literal> imports = application.argument("import");
    if (imports.isEmpty() || imports.get() instanceof Literal.NullLiteral) {
      return List.of();
    }
    List<Literal> values =
        imports.get() instanceof Literal.ListLiteral list ? list.values() : List.of(imports.get());
    return values.stream().flatMap(value -> importOf(value, application).stream()).toList();
  }

  private Optional<Link.Import> importOf(Literal value, Application application) {
    return switch (value) {
      case Literal.StringLiteral name -> named(name.value(), name.value(), application);
      case Literal.ObjectLiteral renaming -> renamed(renaming, application);
      default -> {
        misuse(
            application,
            "Invalid value %s in the imports: expected a string, or an object of the form"
                    .formatted(value)
                + " { name: \"<element>\", as: \"<alias>\" }");
        yield Optional.empty();
      }
    };
  }

  private Optional<Link.Import> renamed(Literal.ObjectLiteral renaming, Application application) {
    boolean isWellFormed =
        Set.of("name", "as").containsAll(renaming.fields().keySet())
            && renaming.fields().containsKey("name")
            && renaming.fields().values().stream()
                .allMatch(Literal.StringLiteral.class::isInstance);
    if (!isWellFormed) {
      misuse(
          application,
          "Invalid import %s: expected { name: \"<element>\", as: \"<alias>\" }"
              .formatted(renaming));
      return Optional.empty();
    }
    String name = text(renaming, "name");
    String as = renaming.fields().containsKey("as") ? text(renaming, "as") : name;
    if (name.startsWith("@") != as.startsWith("@")) {
      misuse(
          application,
          "Invalid renaming of \"%s\" to \"%s\": both or none must start with \"@\""
              .formatted(name, as));
      return Optional.empty();
    }
    return named(name, as, application);
  }

  private static String text(Literal.ObjectLiteral object, String field) {
    return ((Literal.StringLiteral) Elements.get(object.fields(), field)).value();
  }

  private Optional<Link.Import> named(String name, String as, Application application) {
    if (!ELEMENT_NAME.matcher(name).matches() || !ELEMENT_NAME.matcher(as).matches()) {
      misuse(application, "\"%s\" cannot be imported: it is no name".formatted(name));
      return Optional.empty();
    }
    return Optional.of(new Link.Import(name, as));
  }

  private void checkImports(Link link, Application application) {
    Set<String> known = elementsOf(link);
    for (Link.Import imported : link.imports()) {
      if (!known.isEmpty() && !known.contains(imported.element())) {
        misuse(
            application,
            "Cannot import unknown element \"%s\" from %s.%s"
                .formatted(imported.element(), link.url(), advice(imported.element(), known)));
      }
    }
  }

  private static String advice(String element, Set<String> known) {
    return known.contains("@" + element)
        ? " Did you mean the directive \"@" + element + "\"?"
        : Nearest.suggestion(element, known);
  }

  /// What the spec defines; empty when that is not known.
  private static Set<String> elementsOf(Link link) {
    Set<String> elements = new TreeSet<>();
    link.knownSpec()
        .ifPresent(spec -> elements.addAll(SpecDefinitions.elements(spec, link.url().version())));
    return elements;
  }

  private void checkNamesAgainstEachOther() {
    Map<String, Link> byAlias = new HashMap<>();
    Map<String, String> importedAs = new HashMap<>();
    Map<String, String> importedElements = new HashMap<>();
    for (Link link : links) {
      Link other = byAlias.putIfAbsent(link.alias(), link);
      if (other != null) {
        misuse(
            link,
            "The name \"%s\" of %s is already that of %s: rename one of them with \"as\""
                .formatted(link.alias(), link.url(), other.url()));
      }
      link.imports().forEach(i -> checkImportedOnce(link, i, importedAs, importedElements));
    }
    links.forEach(link -> checkPrefixes(link, byAlias));
  }

  private void checkImportedOnce(
      Link link, Link.Import i, Map<String, String> importedAs, Map<String, String> elements) {
    String element = link.url().identity() + " " + i.element();
    String elementBefore = importedAs.putIfAbsent(i.as(), element);
    if (elementBefore != null && !elementBefore.equals(element)) {
      misuse(
          link,
          "The name \"%s\" is imported for two different elements: rename one of them"
              .formatted(i.as()));
    }
    String nameBefore = elements.putIfAbsent(element, i.as());
    if (nameBefore != null && !nameBefore.equals(i.as())) {
      misuse(
          link,
          "\"%s\" is imported twice, as \"%s\" and as \"%s\""
              .formatted(i.element(), nameBefore, i.as()));
    }
  }

  /// An imported name must not look like an element of another spec.
  private void checkPrefixes(Link link, Map<String, Link> byAlias) {
    for (Link.Import i : link.imports()) {
      String as = i.as().replaceFirst("^@", "");
      int at = as.indexOf("__");
      Link owner = at > 0 ? byAlias.get(as.substring(0, at)) : null;
      Link alias = i.as().startsWith("@") ? byAlias.get(as) : null;
      Link clash = owner != null ? owner : alias;
      boolean isOwn = clash == link && link.url().name().equals(i.element().replaceFirst("^@", ""));
      if (clash != null && clash != link || owner == link && !isOwn && !isDefaultName(link, i)) {
        misuse(
            link,
            "The imported name \"%s\" clashes with the names of %s"
                .formatted(i.as(), clash == null ? link.url() : clash.url()));
      }
    }
  }

  private static boolean isDefaultName(Link link, Link.Import i) {
    String bare = i.element().replaceFirst("^@", "");
    return i.as().replaceFirst("^@", "").equals(link.alias() + "__" + bare);
  }

  private void misuse(Application application, String message) {
    errors.add(ErrorCode.INVALID_LINK_DIRECTIVE_USAGE, "", message, application.location());
  }

  private void misuse(Link link, String message) {
    errors.add(ErrorCode.INVALID_LINK_DIRECTIVE_USAGE, "", message, link.location());
  }

  /// Whether the federation spec is linked in a version that is known here.
  static boolean isKnownFederation(Link link) {
    SpecVersion version = link.url().version();
    return KnownSpec.FEDERATION.versions().contains(version);
  }
}
