package io.interlock.composer.subgraph;

import io.interlock.supergraph.schema.TypeKind;
import io.interlock.supergraph.spec.FederationSpec;
import io.interlock.supergraph.spec.KnownSpec;
import io.interlock.supergraph.spec.SpecVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A subgraph, read. Immutable but for facts that are computed when first asked for: owned by the
/// one thread that composes.
public final class Subgraph {
  /// No directive is named so; stands for one that the subgraph's federation does not have.
  private static final String ABSENT = "";

  /// What others define (the scalars of the policy spec, say) is part of the schema when linked.
  private static final Set<KnownSpec> SPECS_WITH_HIDDEN_TYPES =
      Set.of(
          KnownSpec.FEDERATION, KnownSpec.LINK, KnownSpec.CORE, KnownSpec.JOIN, KnownSpec.CONNECT);

  private final String name;
  private final String url;
  private final LinkTable links;
  private final SchemaModel schema;
  private final Map<String, String> directiveNames = new HashMap<>();
  private @Nullable FederationFacts facts;
  private @Nullable List<TypeElement> ownTypes;

  public Subgraph(String name, String url, LinkTable links, SchemaModel schema) {
    this.name = name;
    this.url = url;
    this.links = links;
    this.schema = schema;
    nameDirectives();
  }

  private void nameDirectives() {
    if (isFederation1()) {
      SpecDefinitions.of(FederationSpec.FEDERATION_1_DEFINITIONS)
          .directives()
          .keySet()
          .forEach(directive -> directiveNames.put(directive, directive));
    }
    for (Link link : links.links()) {
      link.knownSpec().ifPresent(spec -> nameDirectives(link, spec));
    }
  }

  private void nameDirectives(Link link, KnownSpec spec) {
    for (String element : SpecDefinitions.elements(spec, link.url().version())) {
      if (element.startsWith("@")) {
        String directive = element.substring(1);
        if (spec == KnownSpec.FEDERATION || !directiveNames.containsKey(directive)) {
          directiveNames.put(directive, link.directiveName(directive));
        }
      }
    }
  }

  public String name() {
    return name;
  }

  public String url() {
    return url;
  }

  public LinkTable links() {
    return links;
  }

  public SchemaModel schema() {
    return schema;
  }

  /// Whether the SDL has no federation link and has not been upgraded.
  public boolean isFederation1() {
    return links.link(KnownSpec.FEDERATION).isEmpty();
  }

  /// The federation version that it links.
  public SpecVersion federationVersion() {
    return links
        .link(KnownSpec.FEDERATION)
        .map(link -> link.url().version())
        .orElse(FederationSpec.UPGRADE_VERSION);
  }

  /// The name in the schema of a directive of federation, or of another known spec that is linked;
  /// a name that no directive has when the subgraph's version does not define it.
  public String directive(String specName) {
    return directiveNames.getOrDefault(specName, ABSENT);
  }

  public List<Application> applied(List<Application> applications, String specName) {
    return Elements.applied(applications, directive(specName));
  }

  public boolean has(TypeElement type, String specName) {
    return type.has(directive(specName));
  }

  public boolean has(FieldElement field, String specName) {
    return field.has(directive(specName));
  }

  public List<Application> keys(TypeElement type) {
    return applied(type.applications(), "key");
  }

  /// Whether the router may ask a subgraph for a type by this key of it.
  public static boolean isResolvable(Application key) {
    return !key.argument("resolvable").equals(Optional.of(new Literal.BooleanLiteral(false)));
  }

  public boolean isInterfaceObject(TypeElement type) {
    return type.kind() == TypeKind.OBJECT && has(type, "interfaceObject");
  }

  /// Whether the type belongs to federation or a linked spec rather than to the subgraph's own
  /// schema.
  public boolean isSpecType(String type) {
    return FederationMachinery.TYPES.contains(type)
        || isFederation1() && type.equals("_FieldSet")
        || links
            .originOfType(type)
            .flatMap(origin -> origin.link().knownSpec())
            .filter(SPECS_WITH_HIDDEN_TYPES::contains)
            .isPresent();
  }

  /// The subgraph's own types, in source order.
  public List<TypeElement> ownTypes() {
    List<TypeElement> known = ownTypes;
    if (known == null) {
      known = schema.types().values().stream().filter(type -> !isSpecType(type.name())).toList();
      ownTypes = known;
    }
    return known;
  }

  /// What the federation directives mean for single fields.
  public FederationFacts facts() {
    FederationFacts known = facts;
    if (known == null) {
      known = new FederationFacts(this);
      facts = known;
    }
    return known;
  }

  public Subgraph withSchema(SchemaModel changed) {
    return new Subgraph(name, url, links, changed);
  }
}
