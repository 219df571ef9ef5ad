package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.schema.TypeRef;
import java.util.HashSet;
import java.util.Set;

/// GraphQL's rules about applied directives: known, in a legal place, with legal arguments, once
/// unless repeatable.
final class DirectiveUses {
  private final SchemaModel model;
  private final Values values;
  private final Errors errors;

  DirectiveUses(SchemaModel model, Errors errors) {
    this.model = model;
    this.values = new Values(model);
    this.errors = errors;
  }

  /// Reports applications to the schema itself of directives that nobody defines.
  void checkKnownOnSchema(UnknownDirectiveAdvice advice) {
    checkKnown(Sites.ofSchema(model), advice);
  }

  /// Reports all other applications of directives that nobody defines.
  void checkKnownElsewhere(UnknownDirectiveAdvice advice) {
    Sites.applied(model).stream().skip(1).forEach(site -> checkKnown(site, advice));
  }

  private void checkKnown(Sites.Site site, UnknownDirectiveAdvice advice) {
    for (Application application : site.applications()) {
      String name = application.name();
      if (model.directive(name).isEmpty()) {
        invalid(
            site, application, "Unknown directive \"@%s\".%s".formatted(name, advice.about(name)));
      }
    }
  }

  /// Reports every other misuse.
  void check() {
    for (Sites.Site site : Sites.applied(model)) {
      Set<String> seen = new HashSet<>();
      for (Application application : site.applications()) {
        model
            .directive(application.name())
            .ifPresent(definition -> check(site, application, definition, seen));
      }
    }
  }

  private void check(
      Sites.Site site, Application application, DirectiveElement definition, Set<String> seen) {
    if (!definition.locations().contains(site.kind())) {
      invalid(
          site,
          application,
          "Directive \"@%s\" cannot stand on %s".formatted(definition.name(), site.kind()));
    }
    if (!seen.add(definition.name()) && !definition.isRepeatable()) {
      invalid(
          site,
          application,
          "Directive \"@%s\" can be used only once here".formatted(definition.name()));
    }
    for (Application.Argument argument : application.arguments()) {
      checkArgument(site, application, argument, definition);
    }
    for (InputElement argument : definition.arguments().values()) {
      if (argument.isRequired() && application.argument(argument.name()).isEmpty()) {
        invalid(
            site,
            application,
            "Directive \"@%s\" misses its argument \"%s\" of type %s"
                .formatted(definition.name(), argument.name(), argument.type()));
      }
    }
  }

  private void checkArgument(
      Sites.Site site,
      Application application,
      Application.Argument argument,
      DirectiveElement definition) {
    InputElement expected = definition.arguments().get(argument.name());
    if (expected == null) {
      invalid(
          site,
          application,
          "Unknown argument \"%s\" on directive \"@%s\""
              .formatted(argument.name(), definition.name()));
    } else if (!isValid(argument.value(), expected.type())) {
      invalid(
          site,
          application,
          "Argument \"%s\" of \"@%s\" is of type %s and cannot be %s"
              .formatted(argument.name(), definition.name(), expected.type(), argument.value()));
    }
  }

  /// Null stands for an argument that is not given; whether one must be is the directive's own
  /// rule.
  private boolean isValid(Literal value, TypeRef type) {
    return value instanceof Literal.NullLiteral || values.isValid(value, type);
  }

  private void invalid(Sites.Site site, Application application, String message) {
    errors.add(
        ErrorCode.INVALID_GRAPHQL,
        site.coordinate(),
        message,
        application.location() == null ? site.location() : application.location());
  }
}
