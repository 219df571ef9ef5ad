package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.Nearest;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.schema.TypeKind;
import org.jspecify.annotations.Nullable;

/// Where `@fromContext` may stand, and that the context it reads is set.
final class ContextReaders {
  private final Subgraph subgraph;
  private final SchemaModel model;
  private final Errors errors;

  ContextReaders(Subgraph subgraph, Errors errors) {
    this.subgraph = subgraph;
    this.model = subgraph.schema();
    this.errors = errors;
  }

  void check() {
    checkDirectiveArguments();
    ContextUses.of(subgraph).forEach(this::check);
  }

  private void checkDirectiveArguments() {
    for (DirectiveElement directive : model.directives().values()) {
      for (InputElement argument : directive.arguments().values()) {
        for (Application use : subgraph.applied(argument.applications(), "fromContext")) {
          String coordinate = Sites.ofInput("@" + directive.name(), argument, true);
          fault(
              ErrorCode.CONTEXT_NOT_SET,
              coordinate,
              "it is the argument of a directive",
              use.location());
        }
      }
    }
  }

  private void check(ContextUse use) {
    if (use.type().kind() == TypeKind.INTERFACE) {
      fault(ErrorCode.CONTEXT_NOT_SET, use, "it belongs to a field of an interface", null);
      return;
    }
    checkNotInherited(use);
    if (use.argument().defaultValue() != null) {
      fault(ErrorCode.CONTEXT_NOT_SET, use, "it has a default value", null);
    }
    if (use.context().isEmpty()) {
      String reason = "expected \"$context { selection }\", got " + use.application();
      fault(ErrorCode.NO_CONTEXT_IN_SELECTION, use, reason, null);
      return;
    }
    if (use.setters().isEmpty()) {
      fault(ErrorCode.CONTEXT_NOT_SET, use, notSet(use), null);
    } else {
      new ContextSelectionRule(subgraph, errors, use).check();
    }
    checkEntity(use);
  }

  private void checkNotInherited(ContextUse use) {
    for (NameUse implemented : use.type().interfaces()) {
      model
          .field(implemented.name(), use.field().name())
          .ifPresent(promised ->
              fault(
                  ErrorCode.CONTEXT_NOT_SET,
                  use,
                  "its field implements \"%s.%s\", a field of an interface"
                      .formatted(implemented.name(), promised.name()),
                  promised.location()));
    }
  }

  private String notSet(ContextUse use) {
    return "no type sets the context \"%s\".%s"
        .formatted(
            use.context(),
            Nearest.suggestion(use.context(), ContextUses.setters(subgraph).keySet()));
  }

  private void checkEntity(ContextUse use) {
    if (subgraph.keys(use.type()).stream().noneMatch(Subgraph::isResolvable)) {
      fault(
          ErrorCode.CONTEXT_NO_RESOLVABLE_KEY,
          use,
          "type \"%s\" has no resolvable @key".formatted(use.type().name()),
          use.type().location());
    }
  }

  private void fault(ErrorCode code, ContextUse use, String reason, @Nullable SourceLocation more) {
    fault(code, use.coordinate(), reason, use.application().location(), more);
  }

  private void fault(
      ErrorCode code, String coordinate, String reason, @Nullable SourceLocation... places) {
    errors.add(
        code,
        coordinate,
        "\"%s\" cannot be read from a context: %s".formatted(coordinate, reason),
        places);
  }
}
