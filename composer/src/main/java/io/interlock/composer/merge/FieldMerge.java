package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.InputElement;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Merges one field of an object or interface.
final class FieldMerge {
  private final MergeContext context;
  private final FieldSources field;

  FieldMerge(MergeContext context, FieldSources field) {
    this.context = context;
    this.field = field;
  }

  /// The merged field; empty when no subgraph resolves it, which is an error.
  Optional<FieldElement> merge() {
    boolean isResolved =
        !field.nonExternal().isEmpty()
            || field.standIns().stream().anyMatch(standIn -> !standIn.isExternal());
    if (!isResolved) {
      reportNowhereResolved();
      return Optional.empty();
    }
    refuseMergedDirectivesOnExternals();
    Overrides overrides = new OverrideRule(context, field).follow();
    FieldElement merged = merge(overrides);
    checkSharing(overrides);
    return Optional.of(merged);
  }

  private void checkSharing(Overrides overrides) {
    if (context.shells().kind(field.parent()) == TypeKind.OBJECT) {
      new SharingRule(context, field, overrides).check();
    }
  }

  private FieldElement merge(Overrides overrides) {
    List<Source<FieldElement>> resolved = field.nonExternal();
    List<Source<FieldElement>> counting = resolved.isEmpty() ? field.present() : resolved;
    var type =
        new TypeRefMerge<>(context, FieldElement::type, FieldElement::location)
            .output(field.coordinate(), counting);
    Map<String, InputElement> arguments =
        new ArgumentMerge(context)
            .merge(
                field.coordinate(),
                counting.stream().map(s -> s.to(s.element().arguments())).toList());
    FieldElement merged =
        new FieldElement(
            field.name(),
            DescriptionMerge.merge(
                context,
                field.coordinate(),
                resolved,
                FieldElement::description,
                FieldElement::location),
            type.type(),
            arguments,
            List.of(),
            null,
            0);
    new ExternalConsistency(context, field, merged, type.isUniform()).check();
    List<Application> joins = new JoinFields(context, field, overrides, type.isUniform()).build();
    return merged.withApplications(applications(resolved, joins));
  }

  /// `@inaccessible` comes before the joins, everything else after them.
  private List<Application> applications(
      List<Source<FieldElement>> resolved, List<Application> joins) {
    List<Source<List<Application>>> sources =
        context
            .interfaceAccess()
            .ofField(
                Elements.get(context.relations().types(), field.parent()),
                field.name(),
                ApplicationMerge.applicationsOf(resolved, FieldElement::applications));
    List<Application> merged = context.applications().merge(field.coordinate(), sources);
    String inaccessible = context.composed().nameOf("inaccessible");
    List<Application> all = new ArrayList<>(Elements.applied(merged, inaccessible));
    all.addAll(joins);
    all.addAll(context.applications().carried(field.present(), FieldElement::applications));
    all.addAll(context.interfaceAccess().first(Elements.without(merged, inaccessible)));
    return all;
  }

  private void reportNowhereResolved() {
    context
        .errors()
        .add(
            ErrorCode.EXTERNAL_MISSING_ON_BASE,
            field.coordinate(),
            "\"%s\" is marked @external in every subgraph that lists it (%s): one of them has to resolve it"
                .formatted(field.coordinate(), Wording.subgraphsOf(field.present())),
            Source.places(field.present(), FieldElement::location));
  }

  private void refuseMergedDirectivesOnExternals() {
    for (Source<FieldElement> source : field.external()) {
      for (Application application : source.element().applications()) {
        if (context.applications().isMerged(source.subgraph(), application)) {
          context
              .errors()
              .add(
                  ErrorCode.MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL,
                  field.coordinate(),
                  "[%s] %s cannot be applied to \"%s\", which is marked @external here: apply it where the field is resolved"
                      .formatted(source.subgraph().name(), application, field.coordinate()),
                  application.location());
        }
      }
    }
  }
}
