package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.spec.FederationSpec;
import io.interlock.supergraph.spec.KnownSpec;
import io.interlock.supergraph.spec.SpecUrl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Links a federation 1 schema to the federation 2 spec, under the names it uses already.
final class Federation1Links {
  private static final Set<String> OLD_DIRECTIVES =
      SpecDefinitions.of(FederationSpec.FEDERATION_1_DEFINITIONS).directives().keySet();

  private Federation1Links() {}

  static Subgraph link(Subgraph original, Errors errors) {
    SpecUrl url = KnownSpec.FEDERATION.url(FederationSpec.UPGRADE_VERSION);
    List<Link.Import> imports =
        SpecDefinitions.elements(KnownSpec.FEDERATION, url.version()).stream()
            .filter(element -> element.startsWith("@"))
            .map(element -> new Link.Import(element, element))
            .toList();
    Link link = new Link(url, KnownSpec.FEDERATION.specName(), imports, null);
    List<Link> links = new ArrayList<>(original.links().links());
    links.add(link);
    LinkTable table = new LinkTable(original.links().linkDirective(), links);
    LinkMisuse misuse = new LinkMisuse(errors);
    original.links().links().forEach(other -> refuseEqualNames(link, other, misuse));
    ShadowedImports.check(original.schema(), table, misuse);
    SchemaModel model = withNewDefinitions(original.schema(), link, errors);
    return new Subgraph(original.name(), original.url(), table, model);
  }

  /// What federation now defines, another link may not define under the same name.
  private static void refuseEqualNames(Link federation, Link other, LinkMisuse misuse) {
    for (Link.Import imported : federation.imports()) {
      String name = imported.as().substring(1);
      if (other.directiveNamed(name).isPresent()) {
        misuse.add(
            other,
            "\"%s\" is both federation's and that of %s: link federation 2 and import it from there, or rename the other one"
                .formatted(imported.as(), other.url()));
      }
    }
  }

  private static SchemaModel withNewDefinitions(SchemaModel model, Link link, Errors errors) {
    Map<String, TypeElement> types = new LinkedHashMap<>(model.types());
    types.remove("_FieldSet");
    var definitions = SpecDefinitions.of(link);
    DefinitionCheck check = DefinitionCheck.in(model, definitions, errors);
    Map<String, DirectiveElement> kept = new LinkedHashMap<>();
    model
        .directives()
        .forEach((name, own) -> {
          DirectiveElement expected = definitions.directives().get(name);
          if (expected == null) {
            kept.put(name, own);
          } else if (!OLD_DIRECTIVES.contains(name)) {
            check.check(expected, own);
          }
        });
    return model
        .withTypes(types)
        .withDirectives(kept)
        .plus(definitions.types(), definitions.directives());
  }
}
