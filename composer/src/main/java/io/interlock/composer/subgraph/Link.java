package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.spec.KnownSpec;
import io.interlock.supergraph.spec.SpecUrl;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One `@link`: a spec and the names that its elements have in the schema.
///
/// @param alias the spec's name in the schema
public record Link(
    SpecUrl url, String alias, List<Import> imports, @Nullable SourceLocation location) {
  public Link {
    imports = List.copyOf(imports);
  }

  /// An element that is imported, with its `@` when it is a directive.
  ///
  /// @param as its name in the schema, with the `@` likewise
  public record Import(String element, String as) {}

  public Optional<KnownSpec> knownSpec() {
    return KnownSpec.of(url.identity());
  }

  /// The name in the schema of a directive of the spec; both without `@`.
  public String directiveName(String directive) {
    return imported("@" + directive)
        .map(as -> as.substring(1))
        .orElseGet(() -> directive.equals(url.name()) ? alias : alias + "__" + directive);
  }

  /// The name in the schema of a type of the spec.
  public String typeName(String type) {
    return imported(type).orElseGet(() -> alias + "__" + type);
  }

  private Optional<String> imported(String element) {
    return imports.stream().filter(i -> i.element().equals(element)).map(Import::as).findFirst();
  }

  /// The spec's directive that has a name in the schema; both without `@`.
  public Optional<String> directiveNamed(String nameInSchema) {
    Optional<String> imported = elementImportedAs("@" + nameInSchema);
    if (imported.isPresent()) {
      return imported.map(element -> element.substring(1));
    }
    if (nameInSchema.equals(alias)) {
      return Optional.of(url.name());
    }
    return prefixed(nameInSchema);
  }

  private Optional<String> elementImportedAs(String as) {
    return imports.stream().filter(i -> i.as().equals(as)).map(Import::element).findFirst();
  }

  private Optional<String> prefixed(String nameInSchema) {
    int at = nameInSchema.indexOf("__");
    return at > 0 && nameInSchema.substring(0, at).equals(alias)
        ? Optional.of(nameInSchema.substring(at + 2))
        : Optional.empty();
  }
}
