package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.composer.subgraph.FederationFacts;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.RootKind;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.TypeElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several subgraphs may resolve a field only if all of them say so.
final class SharingRule {
  private final MergeContext context;
  private final FieldSources field;
  private final Overrides overrides;
  private final List<Subgraph> resolving = new ArrayList<>();
  private final List<Subgraph> unshared = new ArrayList<>();
  private final List<@Nullable SourceLocation> places = new ArrayList<>();

  SharingRule(MergeContext context, FieldSources field, Overrides overrides) {
    this.context = context;
    this.field = field;
    this.overrides = overrides;
  }

  void check() {
    if (field.present().size() + field.standIns().size() < 2) {
      return;
    }
    if (field.standIns().isEmpty()) {
      field.present().forEach(this::countPresent);
    } else {
      countInOrderOfSubgraphs();
    }
    if (!unshared.isEmpty() && resolving.size() > 1) {
      report();
    }
  }

  private void countPresent(Source<FieldElement> source) {
    if (!overrides.isOverridden(source.subgraph())) {
      count(source.subgraph(), field.parent(), source.element());
    }
  }

  private void countInOrderOfSubgraphs() {
    for (Subgraph subgraph : context.subgraphs()) {
      field.present().stream().filter(s -> s.subgraph() == subgraph).forEach(this::countPresent);
      field.standIns().stream()
          .filter(s -> s.subgraph() == subgraph)
          .forEach(s -> count(subgraph, s.type().name(), s.field()));
    }
  }

  /// An event has one source, so no field of the subscription root can be marked at all.
  static void checkSubscription(
      MergeContext context, String name, List<Source<TypeElement>> sources) {
    for (Source<TypeElement> source : sources) {
      boolean isSubscription =
          source
              .subgraph()
              .schema()
              .schema()
              .root(RootKind.SUBSCRIPTION)
              .filter(name::equals)
              .isPresent();
      for (FieldElement field : source.element().fields().values()) {
        if (isSubscription && source.subgraph().has(field, "shareable")) {
          reportSharedSubscription(context, source.subgraph(), name, field);
        }
      }
    }
  }

  private static void reportSharedSubscription(
      MergeContext context, Subgraph subgraph, String type, FieldElement field) {
    String coordinate = type + "." + field.name();
    context
        .errors()
        .add(
            ErrorCode.INVALID_FIELD_SHARING,
            coordinate,
            "\"%s\" in subgraph \"%s\" cannot be marked @shareable: a subscription has one source"
                .formatted(coordinate, subgraph.name()),
            field.location());
  }

  private void count(Subgraph subgraph, String type, FieldElement element) {
    FederationFacts facts = subgraph.facts();
    if (facts.isFullyExternal(type, element.name())) {
      return;
    }
    resolving.add(subgraph);
    places.add(element.location());
    boolean isShareable =
        facts.isShareable(type, element.name()) || facts.isPartiallyExternal(type, element.name());
    if (!isShareable) {
      unshared.add(subgraph);
    }
  }

  private void report() {
    String where =
        unshared.size() == resolving.size() ? "all of them" : Wording.subgraphs(unshared);
    context
        .errors()
        .add(
            ErrorCode.INVALID_FIELD_SHARING,
            field.coordinate(),
            "\"%s\" is resolved by %s, but is not marked @shareable in %s%s"
                .formatted(
                    field.coordinate(), Wording.subgraphs(resolving), where, misspeltOverride()),
            places);
  }

  private String misspeltOverride() {
    for (Source<FieldElement> source : field.present()) {
      for (var override : source.subgraph().applied(source.element().applications(), "override")) {
        String from = override.text("from").orElse("");
        boolean isKnown = context.subgraphs().stream().anyMatch(s -> s.name().equals(from));
        if (unshared.contains(source.subgraph()) && !isKnown) {
          return " (its @override in subgraph \"%s\" names \"%s\", which is no subgraph)"
              .formatted(source.subgraph().name(), from);
        }
      }
    }
    return "";
  }
}
