package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.spec.KnownSpec;
import io.interlock.supergraph.spec.SpecVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// What linked specs define, under the names that a schema gives them.
public final class SpecDefinitions {
  /// Spec texts are constants of the product, few and small.
  private static final Map<String, SchemaModel> READ = new ConcurrentHashMap<>();

  private SpecDefinitions() {}

  /// Types and directives of a spec.
  public record Definitions(
      Map<String, TypeElement> types, Map<String, DirectiveElement> directives) {}

  /// The definitions of a link's spec, named as the link says; nothing for an unknown spec or
  /// version.
  public static Definitions of(Link link) {
    return link.knownSpec()
        .map(spec -> named(spec.definitions(link.url().version()), link))
        .orElseGet(() -> new Definitions(Map.of(), Map.of()));
  }

  /// Definitions that already have the names they shall have.
  public static Definitions of(String text) {
    SchemaModel model = read(text);
    return new Definitions(model.types(), model.directives());
  }

  /// The names of everything that a spec defines, directives with their `@`.
  public static List<String> elements(KnownSpec spec, SpecVersion version) {
    SchemaModel model = read(spec.definitions(version));
    List<String> names = new ArrayList<>();
    model.directives().keySet().forEach(name -> names.add("@" + name));
    names.addAll(model.types().keySet());
    return names;
  }

  private static SchemaModel read(String text) {
    return READ.computeIfAbsent(text, SpecDefinitions::readText);
  }

  private static SchemaModel readText(String text) {
    if (text.isEmpty()) {
      SchemaElement nothing = new SchemaElement(null, Map.of(), List.of(), null);
      return new SchemaModel(nothing, Map.of(), Map.of());
    }
    Errors errors = Errors.ofAll();
    SchemaModel model =
        SdlParser.parse("", text, errors)
            .map(document -> DocumentReader.read("", document, errors))
            .orElseThrow(
                () -> new IllegalStateException("a spec's text is broken: " + errors.list()));
    return withoutPlaces(model);
  }

  private static Definitions named(String text, Link link) {
    SchemaModel model = read(text);
    UnaryOperator<String> typeName =
        name -> model.types().containsKey(name) ? link.typeName(name) : name;
    Map<String, TypeElement> types = new LinkedHashMap<>();
    model
        .types()
        .values()
        .forEach(type ->
            types.put(link.typeName(type.name()), type.withName(link.typeName(type.name()))));
    Map<String, DirectiveElement> directives = new LinkedHashMap<>();
    for (DirectiveElement directive : model.directives().values()) {
      String name = link.directiveName(directive.name());
      directives.put(name, renamed(directive, name, typeName));
    }
    return new Definitions(types, directives);
  }

  private static DirectiveElement renamed(
      DirectiveElement directive, String name, UnaryOperator<String> typeName) {
    return new DirectiveElement(
        name,
        directive.description(),
        Elements.mapEach(
            directive.arguments(),
            a -> a.withType(a.type().withBaseName(typeName.apply(a.type().baseName())))),
        directive.isRepeatable(),
        directive.locations(),
        directive.location());
  }

  private static SchemaModel withoutPlaces(SchemaModel model) {
    Map<String, TypeElement> types =
        Elements.mapEach(
            model.types(), type -> type.withBlocks(List.of(new TypeElement.Block(false, null))));
    Map<String, DirectiveElement> directives =
        Elements.mapEach(
            model.directives(),
            d ->
                new DirectiveElement(
                    d.name(),
                    d.description(),
                    d.arguments(),
                    d.isRepeatable(),
                    d.locations(),
                    null));
    return new SchemaModel(model.schema(), types, directives);
  }
}
