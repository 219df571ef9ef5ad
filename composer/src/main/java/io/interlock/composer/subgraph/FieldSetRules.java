package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.schema.TypeKind;
import io.interlock.supergraph.spec.SpecVersion;

/// The rules of `@key`, `@requires` and `@provides`.
final class FieldSetRules {
  private static final SpecVersion KEYS_ON_INTERFACES = new SpecVersion(2, 3);

  private final Subgraph subgraph;
  private final Errors errors;

  FieldSetRules(Subgraph subgraph, Errors errors) {
    this.subgraph = subgraph;
    this.errors = errors;
  }

  void check() {
    subgraph.schema().types().values().forEach(this::checkKeys);
    forEachFieldSetOf(FieldSetDirective.REQUIRES);
    forEachFieldSetOf(FieldSetDirective.PROVIDES);
  }

  private void checkKeys(TypeElement type) {
    for (Application key : subgraph.keys(type)) {
      if (type.kind() == TypeKind.INTERFACE
          && !subgraph.federationVersion().isAtLeast(KEYS_ON_INTERFACES)) {
        errors.add(
            FieldSetDirective.KEY.unsupportedOnInterface(),
            type.name(),
            "Cannot use %s on interface \"%s\" before federation %s"
                .formatted(key, type.name(), KEYS_ON_INTERFACES),
            key.location());
      }
      FieldSetRule.ofKey(subgraph, errors, key, type).check(type.name());
    }
  }

  private void forEachFieldSetOf(FieldSetDirective directive) {
    for (TypeElement type : subgraph.schema().types().values()) {
      for (FieldElement field : type.fields().values()) {
        for (Application application :
            subgraph.applied(field.applications(), directive.specName())) {
          check(directive, type, field, application);
        }
      }
    }
  }

  private void check(
      FieldSetDirective directive, TypeElement type, FieldElement field, Application application) {
    String coordinate = type.name() + "." + field.name();
    if (type.kind() == TypeKind.INTERFACE) {
      errors.add(
          directive.unsupportedOnInterface(),
          coordinate,
          "Cannot use @%s on \"%s\", a field of an interface"
              .formatted(application.name(), coordinate),
          application.location(),
          type.location());
    }
    String target = directive == FieldSetDirective.PROVIDES ? field.type().baseName() : type.name();
    String subject = "field \"" + coordinate + "\"";
    new FieldSetRule(subgraph, errors, directive, application, subject, coordinate).check(target);
  }
}
