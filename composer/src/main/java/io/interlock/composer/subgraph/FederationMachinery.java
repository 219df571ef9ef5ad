package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.spec.FederationSpec;
import io.interlock.supergraph.spec.KnownSpec;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What servers print along with a subgraph's own schema: takes away the query fields through which
/// a router talks to it, and supplies the definitions that linked specs imply.
final class FederationMachinery {
  /// The types of these fields and their arguments; they never reach the supergraph.
  static final Set<String> TYPES = Set.of("_Any", "_Entity", "_Service");

  private static final Set<String> QUERY_FIELDS = Set.of("_entities", "_service");
  private static final Set<String> FIELD_SET_DIRECTIVES = Set.of("key", "requires", "provides");
  private static final Set<String> LENIENT_FIELDS_TYPES = Set.of("String", "_FieldSet", "FieldSet");

  private FederationMachinery() {}

  /// The model without `_service` and `_entities`.
  static SchemaModel withoutService(SchemaModel model) {
    return query(model)
        .filter(query -> query.fields().keySet().stream().anyMatch(QUERY_FIELDS::contains))
        .map(query -> model.withTypes(with(model.types(), ownPart(query))))
        .orElse(model);
  }

  private static Optional<TypeElement> query(SchemaModel model) {
    return model.schema().root(RootKind.QUERY).flatMap(model::type);
  }

  private static TypeElement ownPart(TypeElement query) {
    return query.withFields(
        Elements.filter(query.fields(), field -> !QUERY_FIELDS.contains(field.name())));
  }

  private static Map<String, TypeElement> with(
      Map<String, TypeElement> types, TypeElement changed) {
    Map<String, TypeElement> all = new LinkedHashMap<>(types);
    all.put(changed.name(), changed);
    return all;
  }

  /// The model without `_service` and `_entities`. A query root that has nothing else is no query
  /// root.
  static SchemaModel strip(SchemaModel model) {
    SchemaModel own = withoutService(model);
    Optional<TypeElement> empty = query(own).filter(query -> query.fields().isEmpty());
    if (empty.isEmpty()) {
      return own;
    }
    Map<String, TypeElement> types = new LinkedHashMap<>(own.types());
    types.remove(empty.get().name());
    Map<RootKind, NameUse> roots = new EnumMap<>(RootKind.class);
    roots.putAll(own.schema().roots());
    roots.remove(RootKind.QUERY);
    return own.withTypes(types).withSchema(own.schema().withRoots(roots));
  }

  /// The model with every definition that its links imply. Those it brings itself are checked
  /// against the specs'.
  static SchemaModel complete(SchemaModel model, LinkTable links, Errors errors) {
    SchemaModel completed = model;
    Set<String> trusted = trusted(model, links);
    for (Link link : links.links()) {
      completed = complete(completed, SpecDefinitions.of(link), trusted, errors);
      reportUnknownFederation(link, errors);
    }
    boolean isFederation1 = links.link(KnownSpec.FEDERATION).isEmpty();
    if (isFederation1) {
      var definitions = SpecDefinitions.of(FederationSpec.FEDERATION_1_DEFINITIONS);
      completed = complete(withoutLooseDefinitions(completed), definitions, trusted, errors);
    }
    return completed;
  }

  /// The directives that need not be as their specs define them: `@link` itself, where its links
  /// have been found by it already or there are none.
  private static Set<String> trusted(SchemaModel model, LinkTable links) {
    DirectiveElement own = model.directives().get(links.linkDirective());
    boolean isLinkedAtAll = links.links().size() > 1;
    boolean isLinkedExplicitly =
        links.link(KnownSpec.LINK).filter(link -> link.location() != null).isPresent();
    boolean isTrusted = own != null && (!isLinkedAtAll || isLinkedExplicitly && isUsable(own));
    return isTrusted ? Set.of(links.linkDirective()) : Set.of();
  }

  private static boolean isUsable(DirectiveElement link) {
    InputElement url = link.arguments().get("url");
    return link.isRepeatable()
        && link.locations().equals(List.of("SCHEMA"))
        && url != null
        && url.type().nullable().toString().equals("String");
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
      SchemaModel model,
      SpecDefinitions.Definitions definitions,
      Set<String> trusted,
      Errors errors) {
    DefinitionCheck check = DefinitionCheck.in(model, definitions, errors);
    definitions
        .directives()
        .forEach((name, expected) -> {
          DirectiveElement own = model.directives().get(name);
          if (own != null && !trusted.contains(name)) {
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
