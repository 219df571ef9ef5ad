package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.EnumValueElement;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Merges enums by their use: what clients receive may come from any subgraph, what they pass must
/// be known to all. Runs when all fields have been merged.
final class EnumMerge {
  private final MergeContext context;

  EnumMerge(MergeContext context) {
    this.context = context;
  }

  TypeElement merge(String name) {
    List<Source<TypeElement>> sources = context.shells().sources(name);
    hintUnused(name, sources);
    Set<String> names = new LinkedHashSet<>();
    sources.forEach(source -> names.addAll(source.element().values().keySet()));
    Map<String, EnumValueElement> values = new LinkedHashMap<>();
    for (String value : names) {
      mergeValue(name, value, sources).ifPresent(merged -> values.put(value, merged));
    }
    if (values.isEmpty()) {
      reportEmpty(name, sources);
    }
    List<Application> applications = new TypeJoins(context).of(sources, List.of());
    applications.addAll(context.applications().merge(name, sources, TypeElement::applications));
    return TypeElement.empty(
            TypeKind.ENUM,
            name,
            DescriptionMerge.merge(
                context, name, sources, TypeElement::description, TypeElement::location))
        .withApplications(applications)
        .withValues(values);
  }

  private Optional<EnumValueElement> mergeValue(
      String type, String value, List<Source<TypeElement>> sources) {
    String coordinate = type + "." + value;
    List<Source<EnumValueElement>> having =
        sources.stream()
            .filter(s -> s.element().values().containsKey(value))
            .map(s -> s.to(Elements.get(s.element().values(), value)))
            .toList();
    List<Application> merged =
        context.applications().merge(coordinate, having, EnumValueElement::applications);
    String inaccessible = context.composed().nameOf("inaccessible");
    boolean isHidden = !Elements.applied(merged, inaccessible).isEmpty();
    boolean isEverywhere = having.size() == sources.size();
    if (!isEverywhere && !isKept(type, value, isHidden, having, sources)) {
      return Optional.empty();
    }
    return Optional.of(
        new EnumValueElement(
            value,
            DescriptionMerge.merge(
                context,
                coordinate,
                having,
                EnumValueElement::description,
                EnumValueElement::location),
            withJoins(merged, having, inaccessible),
            null));
  }

  private List<Application> withJoins(
      List<Application> merged, List<Source<EnumValueElement>> having, String inaccessible) {
    List<Application> all = new ArrayList<>(Elements.applied(merged, inaccessible));
    for (Source<EnumValueElement> source : having) {
      all.add(
          Joins.directive("join__enumValue").graph(context.graphs().of(source.subgraph())).build());
    }
    merged.stream().filter(a -> !a.name().equals(inaccessible)).forEach(all::add);
    return all;
  }

  /// Whether a value that some subgraphs lack stays in the supergraph.
  private boolean isKept(
      String type,
      String value,
      boolean isHidden,
      List<Source<EnumValueElement>> having,
      List<Source<TypeElement>> sources) {
    Optional<String> input = context.enumUsages().input(type);
    Optional<String> output = context.enumUsages().output(type);
    if (input.isEmpty()) {
      hint(
          HintCode.INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM,
          "Value \"%s.%s\" is only in %s".formatted(type, value, Wording.subgraphsOf(having)),
          type,
          having);
      return true;
    }
    if (isHidden) {
      return true;
    }
    if (output.isEmpty()) {
      hint(
          HintCode.INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM,
          "Value \"%s.%s\" is not in the supergraph: it is only in %s"
              .formatted(type, value, Wording.subgraphsOf(having)),
          type,
          having);
      return false;
    }
    context
        .errors()
        .add(
            ErrorCode.ENUM_VALUE_MISMATCH,
            type,
            "Enum \"%s\" is used for input (for example by \"%s\") and for output (for example by \"%s\"), so all its subgraphs must have the same values, but \"%s\" is only in %s"
                .formatted(type, input.get(), output.get(), value, Wording.subgraphsOf(having)),
            Source.places(sources, TypeElement::location));
    return true;
  }

  private void hint(
      HintCode code, String message, String type, List<Source<EnumValueElement>> having) {
    context.hints().add(code, type, message, Source.places(having, EnumValueElement::location));
  }

  private void hintUnused(String name, List<Source<TypeElement>> sources) {
    boolean isUsed =
        context.enumUsages().input(name).isPresent()
            || context.enumUsages().output(name).isPresent();
    if (!isUsed) {
      context
          .hints()
          .add(
              HintCode.UNUSED_ENUM_TYPE,
              name,
              "Enum \"%s\" is not used anywhere in the supergraph".formatted(name),
              Source.places(sources, TypeElement::location));
    }
  }

  private void reportEmpty(String name, List<Source<TypeElement>> sources) {
    context
        .errors()
        .add(
            ErrorCode.EMPTY_MERGED_ENUM_TYPE,
            name,
            "Enum \"%s\" is used for input and has no value that all of its subgraphs define (%s)"
                .formatted(name, Wording.subgraphsOf(sources)),
            Source.places(sources, TypeElement::location));
  }
}
