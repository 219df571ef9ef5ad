package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.Nearest;
import io.interlock.supergraph.spec.GraphqlName;
import io.interlock.supergraph.spec.KnownSpec;
import io.interlock.supergraph.spec.SpecUrl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The `import` of one `@link`: well-formed, and only of what the spec defines.
final class LinkImports {
  private static final String EXPECTED =
      "expected a name such as \"@key\", or { name: \"<element>\", as: \"<alias>\" }";

  /// Specs of which only the url is known here.
  private static final Set<KnownSpec> OPAQUE = Set.of(KnownSpec.CONNECT, KnownSpec.CACHE_TAG);

  private final Application application;
  private final SpecUrl url;
  private final LinkMisuse misuse;

  LinkImports(Application application, SpecUrl url, LinkMisuse misuse) {
    this.application = application;
    this.url = url;
    this.misuse = misuse;
  }

  List<Link.Import> read() {
    Literal imports = application.argument("import").orElseGet(Literal.NullLiteral::new);
    return switch (imports) {
      case Literal.NullLiteral ignored -> List.of();
      case Literal.ListLiteral list -> {
        List<Link.Import> all =
            list.values().stream().flatMap(value -> importOf(value).stream()).toList();
        checkKnown(all);
        yield all;
      }
      default -> {
        fault("Invalid imports %s: expected a list".formatted(imports));
        yield List.of();
      }
    };
  }

  private Optional<Link.Import> importOf(Literal value) {
    return switch (value) {
      case Literal.StringLiteral name -> named(name.value(), name.value());
      case Literal.ObjectLiteral renaming -> renamed(renaming);
      default -> {
        fault("Invalid import %s: %s".formatted(value, EXPECTED));
        yield Optional.empty();
      }
    };
  }

  private Optional<Link.Import> renamed(Literal.ObjectLiteral renaming) {
    Map<String, Literal> fields = renaming.fields();
    boolean isWellFormed =
        Set.of("name", "as").containsAll(fields.keySet())
            && fields.containsKey("name")
            && fields.values().stream().allMatch(Literal.StringLiteral.class::isInstance);
    if (!isWellFormed) {
      fault("Invalid import %s: %s".formatted(renaming, EXPECTED));
      return Optional.empty();
    }
    String name = text(fields, "name");
    String as = fields.containsKey("as") ? text(fields, "as") : name;
    if (name.startsWith("@") != as.startsWith("@")) {
      fault(
          "Invalid renaming of \"%s\" to \"%s\": both or none must start with \"@\""
              .formatted(name, as));
      return Optional.empty();
    }
    return named(name, as);
  }

  private static String text(Map<String, Literal> fields, String field) {
    return ((Literal.StringLiteral) Elements.get(fields, field)).value();
  }

  private Optional<Link.Import> named(String name, String as) {
    for (String part : List.of(name, as)) {
      if (!GraphqlName.isName(part.startsWith("@") ? part.substring(1) : part)) {
        fault("\"%s\" in the imports is no name: %s".formatted(part, EXPECTED));
        return Optional.empty();
      }
    }
    return Optional.of(new Link.Import(name, as));
  }

  private void checkKnown(List<Link.Import> imports) {
    Optional<KnownSpec> spec =
        KnownSpec.of(url.identity())
            .filter(s -> s.versions().contains(url.version()) && !OPAQUE.contains(s));
    if (spec.isEmpty()) {
      return;
    }
    Set<String> known = new TreeSet<>(SpecDefinitions.elements(spec.get(), url.version()));
    for (Link.Import imported : imports) {
      if (!known.contains(imported.element())) {
        fault(
            "Cannot import unknown element \"%s\" from %s.%s"
                .formatted(imported.element(), url, advice(imported.element(), known)));
      }
    }
  }

  private static String advice(String element, Set<String> known) {
    return known.contains("@" + element)
        ? " Did you mean the directive \"@" + element + "\"?"
        : Nearest.suggestion(element, known);
  }

  private void fault(String message) {
    misuse.add(application.location(), message);
  }
}
