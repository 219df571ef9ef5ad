package io.interlock.composer.check;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.ContextUse;
import io.interlock.composer.subgraph.ContextUses;
import io.interlock.composer.subgraph.FederationFacts;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.SchemaModel;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import java.util.List;

/// A field that is computed from others (`@requires`, `@fromContext`) shows something of them: it
/// must demand at least what they demand.
final class TransitiveAccess {
  private final MergedSupergraph supergraph;
  private final SchemaModel schema;
  private final Errors errors;

  TransitiveAccess(MergedSupergraph supergraph, Errors errors) {
    this.supergraph = supergraph;
    this.schema = supergraph.schema();
    this.errors = errors;
  }

  void check() {
    boolean isUsed =
        List.of("authenticated", "requiresScopes", "policy").stream()
            .anyMatch(directive -> supergraph.directive(directive).isPresent());
    if (!isUsed) {
      return;
    }
    for (Subgraph subgraph : supergraph.subgraphs()) {
      subgraph.facts().requirements().forEach(requirement -> check(subgraph, requirement));
      ContextUses.of(subgraph).forEach(use -> checkContext(subgraph, use));
    }
  }

  private void check(Subgraph subgraph, FederationFacts.Requirement requirement) {
    String type = requirement.type().name();
    new Reading(subgraph, type, requirement.field(), requirement.application())
        .check(requirement.fieldSet().selections(), type);
  }

  private void checkContext(Subgraph subgraph, ContextUse use) {
    Reading reading = new Reading(subgraph, use.type().name(), use.field(), use.application());
    for (String setter : use.setters()) {
      reading.checkType(setter);
      use.fieldSet().ifPresent(set -> reading.check(set.selections(), setter));
    }
  }

  private AccessDemands demandsOf(String type) {
    return schema
        .type(type)
        .map(t -> AccessDemands.of(supergraph, t.applications()))
        .orElseGet(() -> AccessDemands.of(supergraph, List.of()));
  }

  private AccessDemands demandsOf(String type, String field) {
    return schema
        .field(type, field)
        .map(f -> AccessDemands.of(supergraph, f.applications()))
        .orElseGet(() -> AccessDemands.of(supergraph, List.of()));
  }

  /// One field that reads others.
  private final class Reading {
    private final Subgraph subgraph;
    private final String coordinate;
    private final Application application;
    private final AccessDemands granted;
    private boolean isReported;

    Reading(Subgraph subgraph, String type, FieldElement field, Application application) {
      this.subgraph = subgraph;
      this.coordinate = type + "." + field.name();
      this.application = application;
      this.granted = demandsOf(type).and(demandsOf(type, field.name()));
    }

    void check(List<FieldSetSelection> selections, String type) {
      for (FieldSetSelection selection : selections) {
        switch (selection) {
          case FieldSetSelection.Field field -> {
            require(demandsOf(type, field.name()), type + "." + field.name());
            schema
                .field(type, field.name())
                .map(element -> element.type().baseName())
                .ifPresent(base -> {
                  checkType(base);
                  check(field.selections(), base);
                });
          }
          case FieldSetSelection.InlineFragment fragment -> {
            String condition = fragment.typeCondition() == null ? type : fragment.typeCondition();
            checkType(condition);
            check(fragment.selections(), condition);
          }
        }
      }
    }

    void checkType(String type) {
      require(demandsOf(type), type);
    }

    private void require(AccessDemands demands, String read) {
      if (isReported || granted.imply(demands)) {
        return;
      }
      isReported = true;
      errors.add(
          ErrorCode.MISSING_TRANSITIVE_AUTH_REQUIREMENTS,
          coordinate,
          "[%s] \"%s\" reads \"%s\" (by %s), so it must demand at least the same access: add the access directives of \"%s\" to it"
              .formatted(subgraph.name(), coordinate, read, application, read),
          application.location());
    }
  }
}
