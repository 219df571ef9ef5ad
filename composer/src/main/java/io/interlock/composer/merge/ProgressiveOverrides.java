package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.Literal;
import io.interlock.composer.subgraph.SchemaModel;
import java.util.List;
import java.util.Optional;

/// A supergraph in which a field is moving from one subgraph to another by a label is two
/// supergraphs: before and after.
public final class ProgressiveOverrides {
  private static final String JOIN_FIELD = "join__field";
  private static final String LABEL = "overrideLabel";

  private ProgressiveOverrides() {}

  /// The supergraph after all labelled overrides; empty when there are none.
  public static Optional<SchemaModel> completed(SchemaModel supergraph) {
    boolean isAnyLabelled =
        supergraph.types().values().stream()
            .flatMap(type -> type.fields().values().stream())
            .anyMatch(field -> field.applications().stream().anyMatch(a -> isLabelled(a)));
    return isAnyLabelled
        ? Optional.of(supergraph.mapFields((type, field) -> completed(field)))
        : Optional.empty();
  }

  private static boolean isLabelled(Application application) {
    return application.name().equals(JOIN_FIELD) && application.argument(LABEL).isPresent();
  }

  /// ```
  /// @join__field(graph: NEW, override: "old", overrideLabel: "l") @join__field(graph: OLD, overrideLabel: "l")
  /// @join__field(graph: NEW, override: "old")                     @join__field(graph: OLD, usedOverridden: true)
  /// ```
  private static FieldElement completed(FieldElement field) {
    return field.withApplications(
        field.applications().stream().map(ProgressiveOverrides::completed).toList());
  }

  private static Application completed(Application application) {
    if (!isLabelled(application)) {
      return application;
    }
    List<Application.Argument> kept =
        new java.util.ArrayList<>(
            application.arguments().stream().filter(a -> !a.name().equals(LABEL)).toList());
    boolean isTarget = application.argument("override").isPresent();
    boolean isMarked = application.argument("usedOverridden").isPresent();
    if (!isTarget && !isMarked) {
      kept.add(new Application.Argument("usedOverridden", new Literal.BooleanLiteral(true)));
    }
    return application.withArguments(kept);
  }
}
