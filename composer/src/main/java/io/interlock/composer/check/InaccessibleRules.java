package io.interlock.composer.check;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.subgraph.DirectiveElement;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.InputElement;
import io.interlock.composer.subgraph.NameUse;
import io.interlock.composer.subgraph.RootKind;
import io.interlock.composer.subgraph.SchemaModel;
import io.interlock.composer.subgraph.TypeElement;
import java.util.Map;
import java.util.Optional;

/// What `@inaccessible` hides must leave a whole schema behind.
final class InaccessibleRules {
  private final MergedSupergraph supergraph;
  private final SchemaModel schema;
  private final Visibility visibility;
  private final HiddenPlaces places;
  private final HiddenDefaults defaults;
  private final HiddenReferences references;
  private final Errors errors;

  InaccessibleRules(MergedSupergraph supergraph, Errors errors) {
    this.supergraph = supergraph;
    this.schema = supergraph.schema();
    this.visibility = new Visibility(supergraph);
    this.places = new HiddenPlaces(supergraph);
    this.errors = errors;
    this.references = new HiddenReferences(supergraph, visibility, places, errors);
    this.defaults = new HiddenDefaults(schema, visibility, places, errors);
  }

  void check() {
    schema
        .schema()
        .root(RootKind.QUERY)
        .filter(visibility::isHiddenType)
        .ifPresent(query ->
            report(
                ErrorCode.QUERY_ROOT_TYPE_INACCESSIBLE,
                query,
                "\"%s\" is marked @inaccessible, but is the query root, which clients must see"
                    .formatted(query)));
    for (TypeElement type : schema.types().values()) {
      if (!visibility.isMachinery(type) && !visibility.isHidden(type)) {
        checkVisible(type);
      }
    }
    for (DirectiveElement directive : schema.directives().values()) {
      if (!supergraph.isMachineryDirective(directive.name())) {
        checkInputs(directive.arguments(), "@" + directive.name(), true);
      }
    }
    new MachineryRules(supergraph, visibility, places, errors).check();
    references.check();
    if (errors.isEmpty()) {
      references.checkMachinery();
    }
  }

  private void checkVisible(TypeElement type) {
    checkSomethingLeft(type);
    for (FieldElement field : type.fields().values()) {
      if (visibility.isHidden(field.applications())) {
        checkImplementsNothingVisible(type, field);
      } else {
        String coordinate = type.name() + "." + field.name();
        checkInputs(field.arguments(), coordinate, true);
        checkHiddenArguments(type, field);
      }
    }
    checkInputs(type.inputFields(), type.name(), false);
  }

  private void checkSomethingLeft(TypeElement type) {
    String children =
        switch (type.kind()) {
          case OBJECT, INTERFACE ->
              type.fields().values().stream().allMatch(f -> visibility.isHidden(f.applications()))
                  ? "fields"
                  : "";
          case INPUT_OBJECT ->
              type.inputFields().values().stream()
                      .allMatch(f -> visibility.isHidden(f.applications()))
                  ? "fields"
                  : "";
          case UNION ->
              type.members().stream().allMatch(m -> visibility.isHiddenType(m.name()))
                  ? "members"
                  : "";
          case ENUM ->
              type.values().values().stream().allMatch(v -> visibility.isHidden(v.applications()))
                  ? "values"
                  : "";
          case SCALAR -> "";
        };
    if (!children.isEmpty()) {
      report(
          ErrorCode.ONLY_INACCESSIBLE_CHILDREN,
          type.name(),
          "\"%s\" is visible to clients, but all its %s are marked @inaccessible"
              .formatted(type.name(), children));
    }
  }

  private void checkInputs(Map<String, InputElement> inputs, String owner, boolean areArguments) {
    for (InputElement input : inputs.values()) {
      String coordinate =
          areArguments ? owner + "(" + input.name() + ":)" : owner + "." + input.name();
      if (!visibility.isHidden(input.applications())) {
        defaults.check(coordinate, input);
      } else if (input.isRequired()) {
        report(
            ErrorCode.REQUIRED_INACCESSIBLE,
            coordinate,
            "\"%s\" is marked @inaccessible, but must be given".formatted(coordinate));
      }
    }
  }

  private void checkImplementsNothingVisible(TypeElement type, FieldElement field) {
    String coordinate = type.name() + "." + field.name();
    for (NameUse use : type.interfaces()) {
      visibleField(use, field.name())
          .ifPresent(promised -> reportImplemented(coordinate, use.name() + "." + field.name()));
    }
  }

  private Optional<FieldElement> visibleField(NameUse implemented, String field) {
    return schema
        .type(implemented.name())
        .filter(type -> !visibility.isHidden(type))
        .flatMap(type -> type.field(field))
        .filter(f -> !visibility.isHidden(f.applications()));
  }

  private void reportImplemented(String coordinate, String promised) {
    errors.add(
        ErrorCode.IMPLEMENTED_BY_INACCESSIBLE,
        coordinate,
        "\"%s\" is marked @inaccessible, but implements \"%s\", which clients see"
            .formatted(coordinate, promised),
        places.ofBoth(coordinate, promised));
  }

  private void checkHiddenArguments(TypeElement type, FieldElement field) {
    for (NameUse use : type.interfaces()) {
      visibleField(use, field.name())
          .ifPresent(promised -> checkHiddenArguments(type, field, use.name(), promised));
    }
  }

  private void checkHiddenArguments(
      TypeElement type, FieldElement field, String implemented, FieldElement promised) {
    String owner = type.name() + "." + field.name();
    String promisedOwner = implemented + "." + field.name();
    for (InputElement argument : field.arguments().values()) {
      InputElement expected = promised.arguments().get(argument.name());
      if (expected == null) {
        continue;
      }
      String name = "(" + argument.name() + ":)";
      boolean isHidden = visibility.isHidden(argument.applications());
      boolean isPromiseHidden = visibility.isHidden(expected.applications());
      if (isHidden && !isPromiseHidden) {
        reportImplemented(owner + name, promisedOwner + name);
      } else if (isPromiseHidden && !isHidden && argument.isRequired()) {
        report(
            ErrorCode.REQUIRED_INACCESSIBLE,
            owner + name,
            "\"%s\" is marked @inaccessible, but \"%s\", which implements it, must be given"
                .formatted(promisedOwner + name, owner + name));
      }
    }
  }

  private void report(ErrorCode code, String coordinate, String message) {
    errors.add(code, coordinate, message, places.of(coordinate));
  }
}
