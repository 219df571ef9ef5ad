package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.Nearest;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.fieldset.FieldSetCheck;
import io.interlock.supergraph.fieldset.FieldSetFault;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import io.interlock.supergraph.fieldset.FieldSetSyntaxException;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks one `@key`, `@requires` or `@provides`: its argument is a string, can be read on its
/// type, and selects only what the directive allows.
final class FieldSetRule {
  private static final String NO_STRING = "The argument \"fields\" must be a string";

  private final Subgraph subgraph;
  private final SchemaModel model;
  private final Errors errors;
  private final FieldSetDirective directive;
  private final Application application;
  private final String subject;
  private final String coordinate;

  /// @param subject how messages name the element, for example `type "Product"`
  FieldSetRule(
      Subgraph subgraph,
      Errors errors,
      FieldSetDirective directive,
      Application application,
      String subject,
      String coordinate) {
    this.subgraph = subgraph;
    this.model = subgraph.schema();
    this.errors = errors;
    this.directive = directive;
    this.application = application;
    this.subject = subject;
    this.coordinate = coordinate;
  }

  static FieldSetRule ofKey(Subgraph subgraph, Errors errors, Application key, TypeElement type) {
    String subject = "type \"" + type.name() + "\"";
    return new FieldSetRule(subgraph, errors, FieldSetDirective.KEY, key, subject, type.name());
  }

  /// Checks the directive's field set on `type`.
  void check(String type) {
    Optional<String> text = application.text("fields");
    if (text.isEmpty()) {
      fault(directive.invalidType(), NO_STRING);
      return;
    }
    parsed(text.get(), type).ifPresent(set -> checkSelections(set.selections(), type, false));
  }

  /// Checks only that the directive's field set can be read on `type`, whatever else is wrong.
  void checkReadable(String type) {
    Optional<String> text = application.text("fields");
    if (text.isEmpty()) {
      fault(directive.invalidType(), NO_STRING);
      return;
    }
    syntax(text.get())
        .flatMap(set -> new FieldSetCheck(new ModelTypes(model)).firstUnreadable(set, type))
        .ifPresent(this::report);
  }

  private Optional<FieldSet> parsed(String text, String type) {
    ModelTypes types = new ModelTypes(model);
    FieldSetCheck check =
        directive == FieldSetDirective.KEY ? FieldSetCheck.ofKeys(types) : new FieldSetCheck(types);
    Optional<FieldSet> set = syntax(text);
    Optional<FieldSetFault> fault = set.flatMap(s -> check.firstFault(s, type));
    fault.ifPresent(this::report);
    return fault.isPresent() ? Optional.empty() : set;
  }

  private Optional<FieldSet> syntax(String text) {
    try {
      return Optional.of(FieldSet.parse(text));
    } catch (FieldSetSyntaxException e) {
      fault(directive.invalidFields(), "Syntax error: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void report(FieldSetFault fault) {
    ErrorCode code =
        fault.kind() == FieldSetFault.Kind.ABSTRACT_FIELD
            ? directive.invalidTypeSelected()
            : directive.invalidFields();
    SourceLocation place =
        model.field(fault.type(), fault.field()).map(FieldElement::location).orElse(null);
    fault(code, fault.message() + advice(fault), place);
  }

  private String advice(FieldSetFault fault) {
    if (fault.kind() != FieldSetFault.Kind.UNKNOWN_FIELD) {
      return "";
    }
    Set<String> fields =
        model.type(fault.type()).map(type -> type.fields().keySet()).orElse(Set.of());
    return Nearest.of(fault.field(), fields)
        .map(near -> ". Did you mean \"" + near + "\"?")
        .orElse(
            " (add the field to this subgraph, marked @external if another subgraph resolves it)");
  }

  private void checkSelections(
      List<FieldSetSelection> selections, String type, boolean isBelowExternal) {
    for (FieldSetSelection selection : selections) {
      switch (selection) {
        case FieldSetSelection.Field field -> {
          checkDirectives(field.directives());
          model
              .field(type, field.name())
              .ifPresentOrElse(
                  element -> checkField(field, type, element, isBelowExternal),
                  () -> checkTypename(type, isBelowExternal));
        }
        case FieldSetSelection.InlineFragment fragment -> {
          checkDirectives(fragment.directives());
          String condition = fragment.typeCondition() == null ? type : fragment.typeCondition();
          checkSelections(fragment.selections(), condition, isBelowExternal);
        }
      }
    }
  }

  private void checkDirectives(List<String> directives) {
    if (!directives.isEmpty()) {
      fault(
          directive.directiveInside(),
          "There can be no directives in the field set, but it has "
              + String.join(" ", directives));
    }
  }

  private void checkField(
      FieldSetSelection.Field selection, String type, FieldElement field, boolean isBelowExternal) {
    if (!directive.allowsArguments() && !field.arguments().isEmpty()) {
      fault(
          directive.fieldHasArguments(),
          "Field \"%s.%s\" cannot be selected because it has arguments"
              .formatted(type, field.name()),
          field.location());
    }
    boolean isExternal = subgraph.facts().isExternal(type, field.name());
    boolean isLeaf = selection.selections().isEmpty();
    if (isLeaf && directive.selectsExternals() && !isExternal && !isBelowExternal) {
      fault(directive.missingExternal(), notExternal(type, field), field.location());
    }
    boolean crossesExternal =
        isBelowExternal || isExternal || isExternalInSomeImplementation(type, field.name());
    checkSelections(selection.selections(), field.type().baseName(), crossesExternal);
  }

  /// The name of a type is known wherever an object of it is.
  private void checkTypename(String type, boolean isBelowExternal) {
    if (directive.selectsExternals() && !isBelowExternal) {
      fault(
          directive.missingExternal(),
          "Field \"%s.__typename\" is resolved by every subgraph".formatted(type));
    }
  }

  private String notExternal(String type, FieldElement field) {
    String name = type + "." + field.name();
    return subgraph.facts().isFakeExternal(type, field.name())
        ? ("Field \"%s\" is resolved by this subgraph: being a key field of an extension, its"
                + " @external has no effect")
            .formatted(name)
        : "Field \"%s\" is resolved by this subgraph already: it is not marked @external"
            .formatted(name);
  }

  private boolean isExternalInSomeImplementation(String type, String field) {
    boolean isInterface = model.kind(type).filter(kind -> kind == TypeKind.INTERFACE).isPresent();
    return isInterface
        && model.possibleTypes(type).stream()
            .anyMatch(implementation -> subgraph.facts().isExternal(implementation, field));
  }

  private void fault(ErrorCode code, String reason, @Nullable SourceLocation... more) {
    List<@Nullable SourceLocation> places = new ArrayList<>();
    places.add(application.location());
    places.addAll(Arrays.asList(more));
    errors.add(
        code, coordinate, "On %s, for %s: %s".formatted(subject, application, reason), places);
  }
}
