package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.InputElement;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Merges input objects: the fields that all subgraphs have.
final class InputMerge {
  private final MergeContext context;

  InputMerge(MergeContext context) {
    this.context = context;
  }

  TypeElement merge(String name) {
    List<Source<TypeElement>> sources = context.shells().sources(name);
    Set<String> names = new LinkedHashSet<>();
    sources.forEach(source -> names.addAll(source.element().inputFields().keySet()));
    Map<String, InputElement> fields = new LinkedHashMap<>();
    for (String fieldName : names) {
      mergeField(name, fieldName, sources, fields);
    }
    if (fields.isEmpty()) {
      reportEmpty(name, sources);
    }
    List<Application> applications = new TypeJoins(context).of(sources, List.of());
    applications.addAll(context.applications().merge(name, sources, TypeElement::applications));
    return TypeElement.empty(
            TypeKind.INPUT_OBJECT,
            name,
            DescriptionMerge.merge(
                context, name, sources, TypeElement::description, TypeElement::location))
        .withApplications(applications)
        .withInputFields(fields);
  }

  private void mergeField(
      String type,
      String name,
      List<Source<TypeElement>> sources,
      Map<String, InputElement> fields) {
    String coordinate = type + "." + name;
    List<Source<InputElement>> having =
        sources.stream()
            .filter(s -> s.element().inputFields().containsKey(name))
            .map(s -> s.to(Elements.get(s.element().inputFields(), name)))
            .toList();
    boolean isEverywhere = having.size() == sources.size();
    InputElement merged = merge(coordinate, name, having, isEverywhere);
    String inaccessible = context.composed().nameOf("inaccessible");
    boolean isHidden = !Elements.applied(merged.applications(), inaccessible).isEmpty();
    if (isEverywhere || isHidden) {
      fields.put(name, merged);
    } else {
      MissingInput.INPUT_FIELD.report(context, coordinate, having, sources);
    }
  }

  private InputElement merge(
      String coordinate, String name, List<Source<InputElement>> having, boolean isEverywhere) {
    var type =
        new TypeRefMerge<>(context, InputElement::type, InputElement::location)
            .inputField(coordinate, having);
    List<Application> merged =
        context.applications().merge(coordinate, having, InputElement::applications);
    String inaccessible = context.composed().nameOf("inaccessible");
    List<Application> applications = new ArrayList<>(Elements.applied(merged, inaccessible));
    if (!type.isUniform() || !isEverywhere) {
      having.forEach(source -> applications.add(join(source, type.isUniform())));
    }
    merged.stream().filter(a -> !a.name().equals(inaccessible)).forEach(applications::add);
    return new InputElement(
        name,
        DescriptionMerge.merge(
            context, coordinate, having, InputElement::description, InputElement::location),
        type.type(),
        DefaultMerge.merge(context, coordinate, having, ErrorCode.INPUT_FIELD_DEFAULT_MISMATCH),
        applications,
        null);
  }

  private Application join(Source<InputElement> source, boolean isUniform) {
    Joins join = Joins.directive("join__field").graph(context.graphs().of(source.subgraph()));
    return isUniform ? join.build() : join.text("type", source.element().type().toString()).build();
  }

  private void reportEmpty(String name, List<Source<TypeElement>> sources) {
    context
        .errors()
        .add(
            ErrorCode.EMPTY_MERGED_INPUT_TYPE,
            name,
            "Input object \"%s\" has no field that all of its subgraphs define (%s), so nothing of it could be in the supergraph"
                .formatted(name, Wording.subgraphsOf(sources)),
            Source.places(sources, TypeElement::location));
  }
}
