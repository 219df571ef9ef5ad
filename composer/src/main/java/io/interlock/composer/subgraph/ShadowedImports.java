package io.interlock.composer.subgraph;

/// An element that is imported goes by that name alone: the schema may not define and use another
/// one under the name that it would have had without the import.
final class ShadowedImports {
  private final SchemaModel model;
  private final LinkMisuse misuse;

  private ShadowedImports(SchemaModel model, LinkMisuse misuse) {
    this.model = model;
    this.misuse = misuse;
  }

  static void check(SchemaModel model, LinkTable links, LinkMisuse misuse) {
    ShadowedImports rule = new ShadowedImports(model, misuse);
    for (Link link : links.links()) {
      link.imports().forEach(imported -> rule.check(link, imported));
    }
  }

  private void check(Link link, Link.Import imported) {
    boolean isDirective = imported.element().startsWith("@");
    String element = isDirective ? imported.element().substring(1) : imported.element();
    String unimported =
        isDirective && element.equals(link.url().name())
            ? link.alias()
            : link.alias() + "__" + element;
    String written = isDirective ? "@" + unimported : unimported;
    boolean isUsed = isDirective ? isApplied(unimported) : isReferenced(unimported);
    if (isUsed && !imported.as().equals(written)) {
      misuse.add(
          link,
          "\"%s\" of %s is imported as \"%s\", but \"%s\" is defined and used too: use the imported name"
              .formatted(imported.element(), link.url(), imported.as(), written));
    }
  }

  private boolean isApplied(String directive) {
    return model.directives().containsKey(directive)
        && Sites.applied(model).stream()
            .flatMap(site -> site.applications().stream())
            .anyMatch(application -> application.name().equals(directive));
  }

  private boolean isReferenced(String type) {
    return model.types().containsKey(type)
        && (model.types().values().stream().anyMatch(owner -> refersTo(owner, type))
            || model.directives().values().stream()
                .flatMap(directive -> directive.arguments().values().stream())
                .anyMatch(input -> isOf(input, type)));
  }

  private static boolean refersTo(TypeElement owner, String type) {
    return owner.inputFields().values().stream().anyMatch(input -> isOf(input, type))
        || owner.fields().values().stream()
            .anyMatch(field ->
                field.type().baseName().equals(type)
                    || field.arguments().values().stream().anyMatch(input -> isOf(input, type)));
  }

  private static boolean isOf(InputElement input, String type) {
    return input.type().baseName().equals(type);
  }
}
