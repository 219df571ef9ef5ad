package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.spec.FederationSpec;
import io.interlock.supergraph.spec.KnownSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What servers print along with a subgraph's own schema: takes away the query fields and types
/// through which a router talks to it, and supplies the definitions that linked specs imply.
final class FederationMachinery {
  private static final Set<String> TYPES = Set.of("_Any", "_Entity", "_Service");
  private static final Set<String> QUERY_FIELDS = Set.of("_entities", "_service");
  private static final Set<String> FIELD_SET_DIRECTIVES = Set.of("key", "requires", "provides");
  private static final Set<String> LENIENT_FIELDS_TYPES = Set.of("String", "_FieldSet", "FieldSet");

  private FederationMachinery() {}

  /// The model without `_service`, `_entities` and their types. A query root that has nothing else
  /// is no query root.
  static SchemaModel strip(SchemaModel model) {
    Map<String, TypeElement> types = new LinkedHashMap<>(model.types());
    TYPES.forEach(types::remove);
    Optional<TypeElement> query =
        model
            .schema()
            .root(RootKind.QUERY)
            .flatMap(model::type)
            .filter(FederationMachinery::isServed);
    if (query.isEmpty()) {
      return model.withTypes(types);
    }
    TypeElement own = query.get();
    Map<String, FieldElement> fields =
        Elements.filter(own.fields(), f -> !QUERY_FIELDS.contains(f.name()));
    if (!fields.isEmpty()) {
      types.put(own.name(), own.withFields(fields));
      return model.withTypes(types);
    }
    types.remove(own.name());
    Map<RootKind, NameUse> roots = new java.util.EnumMap<>(RootKind.class);
    roots.putAll(model.schema().roots());
    roots.remove(RootKind.QUERY);
    return model.withTypes(types).withSchema(model.schema().withRoots(roots));
  }

  private static boolean isServed(TypeElement query) {
    return query.fields().keySet().stream().anyMatch(QUERY_FIELDS::contains);
  }

  /// The model with every definition that its links imply. Those it brings itself are checked
  /// against the specs'.
  static SchemaModel complete(SchemaModel model, LinkTable links, Errors errors) {
    SchemaModel completed = model;
    for (Link link : links.links()) {
      completed = complete(completed, SpecDefinitions.of(link), errors);
      reportUnknownFederation(link, errors);
    }
    boolean isFederation1 = links.link(KnownSpec.FEDERATION).isEmpty();
    if (isFederation1) {
      var definitions = SpecDefinitions.of(FederationSpec.FEDERATION_1_DEFINITIONS);
      completed = complete(withoutLooseDefinitions(completed), definitions, errors);
    }
    return completed;
  }

  private static void reportUnknownFederation(Link link, Errors errors) {
    boolean isFederation = link.knownSpec().equals(Optional.of(KnownSpec.FEDERATION));
    if (isFederation && !LinkReader.isKnownFederation(link)) {
      errors.add(
          ErrorCode.UNKNOWN_FEDERATION_LINK_VERSION,
          "",
          "Unknown version %s of federation: expected one from %s to %s"
              .formatted(
                  link.url().version(),
                  FederationSpec.VERSIONS.getFirst(),
                  FederationSpec.VERSIONS.getLast()),
          link.location());
    }
  }

  private static SchemaModel complete(
      SchemaModel model, SpecDefinitions.Definitions definitions, Errors errors) {
    DefinitionCheck check = DefinitionCheck.in(model, definitions, errors);
    definitions
        .directives()
        .forEach((name, expected) -> {
          DirectiveElement own = model.directives().get(name);
          if (own != null) {
            check.check(expected, own);
          }
        });
    definitions
        .types()
        .forEach((name, expected) -> model.type(name).ifPresent(own -> check.check(expected, own)));
    return withoutWrongKinds(model, definitions)
        .plus(definitions.types(), definitions.directives());
  }

  /// A type of a wrong kind is reported once, not again wherever it is used.
  private static SchemaModel withoutWrongKinds(
      SchemaModel model, SpecDefinitions.Definitions definitions) {
    return model.withTypes(
        Elements.filter(
            model.types(),
            type -> {
              TypeElement expected = definitions.types().get(type.name());
              return expected == null || expected.kind() == type.kind();
            }));
  }

  /// Federation 1 schemas are known to declare the field set directives wrongly.
  private static SchemaModel withoutLooseDefinitions(SchemaModel model) {
    return model.withDirectives(
        Elements.filter(model.directives(), directive -> !isLoose(directive)));
  }

  private static boolean isLoose(DirectiveElement directive) {
    if (!FIELD_SET_DIRECTIVES.contains(directive.name())) {
      return false;
    }
    InputElement fields = directive.arguments().get("fields");
    return directive.arguments().isEmpty()
        || directive.arguments().size() == 1
            && fields != null
            && LENIENT_FIELDS_TYPES.contains(fields.type().toString());
  }
}
