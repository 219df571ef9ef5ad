package io.interlock.composer.check;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.DirectiveElement;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.InputElement;
import io.interlock.composer.subgraph.TypeElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What belongs to a linked spec is never seen by clients, so `@inaccessible` has no meaning there.
final class MachineryRules {
  private final MergedSupergraph supergraph;
  private final Visibility visibility;
  private final HiddenPlaces places;
  private final Errors errors;

  MachineryRules(
      MergedSupergraph supergraph, Visibility visibility, HiddenPlaces places, Errors errors) {
    this.supergraph = supergraph;
    this.visibility = visibility;
    this.places = places;
    this.errors = errors;
  }

  void check() {
    for (TypeElement type : supergraph.schema().types().values()) {
      if (supergraph.isMachineryType(type.name())) {
        report(type.name(), markedIn(type));
      }
    }
    for (DirectiveElement directive : supergraph.schema().directives().values()) {
      if (supergraph.isMachineryDirective(directive.name())) {
        List<String> marked = new ArrayList<>();
        addMarked("@" + directive.name() + "(%s:)", directive.arguments(), marked);
        report("@" + directive.name(), marked);
      }
    }
  }

  private List<String> markedIn(TypeElement type) {
    List<String> marked = new ArrayList<>();
    add(type.name(), type.applications(), marked);
    addMarked(type.name() + ".%s", type.inputFields(), marked);
    type.values()
        .values()
        .forEach(value -> add(type.name() + "." + value.name(), value.applications(), marked));
    for (FieldElement field : type.fields().values()) {
      String coordinate = type.name() + "." + field.name();
      add(coordinate, field.applications(), marked);
      addMarked(coordinate + "(%s:)", field.arguments(), marked);
    }
    return marked;
  }

  private void addMarked(String pattern, Map<String, InputElement> inputs, List<String> marked) {
    inputs
        .values()
        .forEach(input -> add(pattern.formatted(input.name()), input.applications(), marked));
  }

  private void add(String coordinate, List<Application> applications, List<String> marked) {
    if (visibility.isHidden(applications)) {
      marked.add(coordinate);
    }
  }

  private void report(String coordinate, List<String> marked) {
    if (marked.isEmpty()) {
      return;
    }
    errors.add(
        ErrorCode.DISALLOWED_INACCESSIBLE,
        coordinate,
        "\"%s\" belongs to a linked spec, which clients do not see anyway: %s cannot be marked @inaccessible"
            .formatted(coordinate, String.join(", ", marked)),
        marked.stream().flatMap(element -> places.of(element).stream()).toList());
  }
}
