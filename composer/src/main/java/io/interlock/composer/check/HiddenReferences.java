package io.interlock.composer.check;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.subgraph.DirectiveElement;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.InputElement;
import io.interlock.composer.subgraph.TypeElement;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// What clients see must be of types that they see.
final class HiddenReferences {
  private final MergedSupergraph supergraph;
  private final Visibility visibility;
  private final HiddenPlaces places;
  private final Errors errors;

  HiddenReferences(
      MergedSupergraph supergraph, Visibility visibility, HiddenPlaces places, Errors errors) {
    this.supergraph = supergraph;
    this.visibility = visibility;
    this.places = places;
    this.errors = errors;
  }

  /// No visible element is of a type that is marked.
  void check() {
    forEachVisible(this::checkMarked);
  }

  /// No visible element is of a type that belongs to a linked spec.
  void checkMachinery() {
    forEachVisible(this::checkMachinery);
    for (TypeElement type : supergraph.schema().types().values()) {
      if (!visibility.isMachinery(type) && !visibility.isHidden(type)) {
        type.members().forEach(use -> checkMachinery(type::name, use.name()));
        type.interfaces().forEach(use -> checkMachinery(type::name, use.name()));
      }
    }
  }

  /// Calls back with the coordinate and the type of each visible field, argument and input field.
  private void forEachVisible(BiConsumer<Supplier<String>, String> check) {
    for (TypeElement type : supergraph.schema().types().values()) {
      if (!visibility.isMachinery(type) && !visibility.isHidden(type)) {
        type.fields().values().forEach(field -> visit(type, field, check));
        visitInputs(() -> type.name() + ".%s", type.inputFields(), check);
      }
    }
    for (DirectiveElement directive : supergraph.schema().directives().values()) {
      if (!supergraph.isMachineryDirective(directive.name())) {
        visitInputs(() -> "@" + directive.name() + "(%s:)", directive.arguments(), check);
      }
    }
  }

  private void visit(
      TypeElement type, FieldElement field, BiConsumer<Supplier<String>, String> check) {
    if (!visibility.isHidden(field.applications())) {
      check.accept(() -> type.name() + "." + field.name(), field.type().baseName());
      visitInputs(() -> type.name() + "." + field.name() + "(%s:)", field.arguments(), check);
    }
  }

  private void visitInputs(
      Supplier<String> pattern,
      Map<String, InputElement> inputs,
      BiConsumer<Supplier<String>, String> check) {
    for (InputElement input : inputs.values()) {
      if (!visibility.isHidden(input.applications())) {
        check.accept(() -> pattern.get().formatted(input.name()), input.type().baseName());
      }
    }
  }

  private void checkMarked(Supplier<String> coordinate, String type) {
    if (visibility.isHiddenType(type)) {
      report(
          coordinate.get(),
          type,
          "Type \"%s\" is marked @inaccessible, but \"%s\", which clients see, is of that type");
    }
  }

  private void checkMachinery(Supplier<String> coordinate, String type) {
    if (supergraph.isMachineryType(type)) {
      report(
          coordinate.get(),
          type,
          "Type \"%s\" belongs to a linked spec, which clients do not see, but \"%s\", which they see, refers to it");
    }
  }

  private void report(String coordinate, String type, String message) {
    errors.add(
        ErrorCode.REFERENCED_INACCESSIBLE,
        coordinate,
        message.formatted(type, coordinate),
        places.ofBoth(type, coordinate));
  }
}
