package io.interlock.supergraph.schema;

import static io.interlock.supergraph.schema.SupergraphException.Code.INVALID_FEDERATION_SUPERGRAPH;
import static io.interlock.supergraph.schema.SupergraphException.Code.UNSUPPORTED_LINKED_FEATURE;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The features that a supergraph links (`@link`, or `@core` in old ones): under which names their
/// directives and types stand in the document.
record LinkedFeatures(List<Feature> features) {
  private static final Pattern URL =
      Pattern.compile("(?<identity>.*/(?<name>[^/]+))/v(?<major>\\d+)\\.(?<minor>\\d+)/?");
  private static final String APOLLO = "https://specs.apollo.dev/";

  /// Versions that are understood here, by feature: major.minor from .. to.
  private static final Map<String, List<String>> SUPPORTED =
      Map.ofEntries(
          Map.entry("link", List.of("1.0")),
          Map.entry("core", List.of("0.1", "0.2")),
          Map.entry("join", List.of("0.1", "0.2", "0.3", "0.4", "0.5")),
          Map.entry("tag", List.of("0.1", "0.2", "0.3")),
          Map.entry("inaccessible", List.of("0.1", "0.2")),
          Map.entry("authenticated", List.of("0.1")),
          Map.entry("requiresScopes", List.of("0.1")),
          Map.entry("policy", List.of("0.1")),
          Map.entry("context", List.of("0.1")),
          Map.entry("cost", List.of("0.1")),
          Map.entry("cacheTag", List.of("0.1")));

  /// One linked feature; `alias` is the prefix of its names.
  record Feature(
      String identity, String name, String version, String alias, Map<String, String> imports) {}

  /// Of a schema that links nothing.
  static final LinkedFeatures NONE = new LinkedFeatures(List.of());

  LinkedFeatures {
    features = List.copyOf(features);
  }

  /// Reads the directives of the `schema` definition. A schema that links anything is a supergraph.
  static LinkedFeatures read(List<Directive> schemaDirectives) {
    List<Feature> features = new ArrayList<>();
    for (Directive directive : schemaDirectives) {
      String url = string(directive, "url").or(() -> string(directive, "feature")).orElse(null);
      if (url != null) {
        feature(directive, url).ifPresent(features::add);
      }
    }
    LinkedFeatures linked = new LinkedFeatures(features);
    if (!features.isEmpty()) {
      linked.requireJoin();
    }
    return linked;
  }

  void requireJoin() {
    if (feature("join").isEmpty()) {
      throw new SupergraphException(
          INVALID_FEDERATION_SUPERGRAPH,
          "expected a supergraph, but the schema links no join spec"
              + " (@link(url: \"https://specs.apollo.dev/join/v0.3\"));"
              + " is this the SDL of a subgraph? Then compose it first");
    }
  }

  private static Optional<Feature> feature(Directive directive, String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group("name");
    String version = matcher.group("major") + "." + matcher.group("minor");
    Feature feature =
        new Feature(
            matcher.group("identity"),
            name,
            version,
            string(directive, "as").orElse(name),
            imports(directive));
    requireSupport(feature, url, purpose(directive));
    return Optional.of(feature);
  }

  private static void requireSupport(Feature feature, String url, @Nullable String purpose) {
    boolean isApollos = feature.identity().startsWith(APOLLO);
    List<String> versions = isApollos ? SUPPORTED.get(feature.name()) : null;
    if (versions != null && versions.contains(feature.version())) {
      return;
    }
    if (isApollos && feature.name().equals("join")) {
      throw new SupergraphException(
          INVALID_FEDERATION_SUPERGRAPH,
          "expected the join spec in one of the versions " + versions + ", got: " + url);
    }
    if (purpose != null) {
      throw new SupergraphException(
          UNSUPPORTED_LINKED_FEATURE,
          "the supergraph needs " + url + " for " + purpose + ", which is not supported here");
    }
  }

  /// The feature of Apollo's specs with this name, if it is linked.
  Optional<Feature> feature(String name) {
    return features.stream().filter(f -> f.identity().equals(APOLLO + name)).findFirst();
  }

  /// What the directive `directive` of feature `feature` is called in the document; `directive` is
  /// the feature's own name for `@tag` of tag, a local name such as `type` for `@join__type`.
  Optional<String> directiveName(String feature, String directive) {
    return feature(feature)
        .map(f -> {
          String imported = f.imports().get("@" + directive);
          if (imported != null) {
            return imported.substring(1);
          }
          return directive.equals(f.name()) ? f.alias() : f.alias() + "__" + directive;
        });
  }

  /// Whether the type `name` belongs to a linked feature, and so not to the API.
  boolean ownsType(String name) {
    return features.stream()
        .anyMatch(f -> f.imports().containsValue(name) || name.startsWith(f.alias() + "__"));
  }

  /// Whether the directive `name` (without `@`) belongs to a linked feature.
  boolean ownsDirective(String name) {
    return name.equals("link")
        || name.equals("core")
        || features.stream()
            .anyMatch(f ->
                f.alias().equals(name)
                    || f.imports().containsValue("@" + name)
                    || name.startsWith(f.alias() + "__"));
  }

  private static Optional<String> string(Directive directive, String argument) {
    return Optional.ofNullable(directive.getArgument(argument))
        .map(Argument::getValue)
        .flatMap(
            v -> v instanceof StringValue s ? Optional.ofNullable(s.getValue()) : Optional.empty());
  }

  private static @Nullable String purpose(Directive directive) {
    Argument argument = directive.getArgument("for");
    return argument != null && argument.getValue() instanceof EnumValue e ? e.getName() : null;
  }

  private static Map<String, String> imports(Directive directive) {
    Map<String, String> names = new HashMap<>();
    Argument argument = directive.getArgument("import");
    if (argument != null && argument.getValue() instanceof ArrayValue array) {
      array.getValues().forEach(v -> addImport(v, names));
    }
    return names;
  }

  private static void addImport(Value<?> value, Map<String, String> names) {
    switch (value) {
      case StringValue s -> names.put(String.valueOf(s.getValue()), String.valueOf(s.getValue()));
      case ObjectValue o -> {
        String name = member(o, "name");
        if (name != null) {
          String as = member(o, "as");
          names.put(name, as == null ? name : as);
        }
      }
      default ->
          throw new SupergraphException(
              INVALID_FEDERATION_SUPERGRAPH,
              "expected a name or {name, as} in the import of a @link, got: " + value);
    }
  }

  private static @Nullable String member(ObjectValue object, String name) {
    for (ObjectField field : object.getObjectFields()) {
      if (field.getName().equals(name) && field.getValue() instanceof StringValue s) {
        return s.getValue();
      }
    }
    return null;
  }
}
