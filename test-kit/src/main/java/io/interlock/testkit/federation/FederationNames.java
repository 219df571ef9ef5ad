package io.interlock.testkit.federation;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How one subgraph spells the federation directives and scalars: bare in federation 1, else as its
/// `@link` imports, renames or prefixes them.
///
/// @param minor the minor version of federation 2, or -1 for federation 1
/// @param prefix the name before `__` of what is not imported
/// @param imports spec name to name in this schema; directives with their `@`
record FederationNames(int minor, String prefix, Map<String, String> imports) {
  static final int FEDERATION_1 = -1;

  private static final Pattern FEDERATION_URL =
      Pattern.compile("https://specs\\.apollo\\.dev/federation/v(\\d+)\\.(\\d+)");

  FederationNames {
    imports = Map.copyOf(imports);
  }

  /// Reads the `@link` applications of the schema definition and its extensions.
  ///
  /// @throws SubgraphSdlException when a federation link has another major version than 2
  static FederationNames read(List<Directive> schemaDirectives) {
    for (Directive link : schemaDirectives) {
      Matcher url = FEDERATION_URL.matcher(text(link, "url"));
      if (link.getName().equals("link") && url.matches()) {
        return ofLink(link, Integer.parseInt(url.group(1)), Integer.parseInt(url.group(2)));
      }
    }
    return new FederationNames(FEDERATION_1, "", Map.of());
  }

  private static FederationNames ofLink(Directive link, int major, int minor) {
    if (major != 2) {
      throw new SubgraphSdlException("expected federation v2.x, found v" + major + "." + minor);
    }
    String alias = text(link, "as");
    return new FederationNames(minor, alias.isEmpty() ? "federation" : alias, imports(link));
  }

  private static Map<String, String> imports(Directive link) {
    Map<String, String> imports = new HashMap<>();
    Argument argument = link.getArgument("import");
    if (argument != null && argument.getValue() instanceof ArrayValue values) {
      for (Value<?> value : values.getValues()) {
        switch (value) {
          case StringValue name -> {
            String imported = Objects.requireNonNull(name.getValue());
            imports.put(imported, imported);
          }
          case ObjectValue renamed -> imports.put(member(renamed, "name"), member(renamed, "as"));
          default -> throw new SubgraphSdlException("expected a name to import, found " + value);
        }
      }
    }
    return imports;
  }

  private static String member(ObjectValue object, String name) {
    for (ObjectField field : object.getObjectFields()) {
      if (field.getName().equals(name) && field.getValue() instanceof StringValue text) {
        return Objects.requireNonNull(text.getValue());
      }
    }
    throw new SubgraphSdlException("an import of @link lacks `" + name + "`: " + object);
  }

  private static String text(Directive directive, String argument) {
    @Nullable Argument found = directive.getArgument(argument);
    return found != null && found.getValue() instanceof StringValue text
        ? Objects.requireNonNull(text.getValue())
        : "";
  }

  boolean isFederation2() {
    return minor >= 0;
  }

  /// The name in this schema of a directive of the specification, both without `@`.
  String directive(String specName) {
    if (!isFederation2()) {
      return specName;
    }
    String imported = imports.get("@" + specName);
    return imported != null ? imported.substring(1) : prefix + "__" + specName;
  }

  /// The name in this schema of a scalar of the specification.
  String scalar(String specName) {
    if (!isFederation2()) {
      return "_" + specName;
    }
    String imported = imports.get(specName);
    return imported != null ? imported : prefix + "__" + specName;
  }
}
