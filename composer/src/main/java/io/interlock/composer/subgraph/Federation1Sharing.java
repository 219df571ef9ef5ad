package io.interlock.composer.subgraph;

import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Federation 1 let subgraphs share value types and fields without saying so: here it is said.
final class Federation1Sharing {
  private final Subgraph subgraph;
  private final Subgraph original;
  private final List<Subgraph> others;
  private final Application shareable;

  private Federation1Sharing(Subgraph subgraph, Subgraph original, List<Subgraph> others) {
    this.subgraph = subgraph;
    this.original = original;
    this.others = others;
    this.shareable = Application.of(subgraph.directive("shareable"), List.of());
  }

  /// @param original the subgraph before the upgrade
  static Subgraph share(Subgraph subgraph, Subgraph original, List<Subgraph> others) {
    Federation1Sharing sharing = new Federation1Sharing(subgraph, original, others);
    return subgraph.withSchema(subgraph.schema().mapTypes(sharing::share));
  }

  private TypeElement share(TypeElement type) {
    Optional<RootKind> root = subgraph.schema().schema().rootKindOf(type.name());
    boolean isSubscription = root.filter(kind -> kind == RootKind.SUBSCRIPTION).isPresent();
    if (type.kind() != TypeKind.OBJECT || isSubscription) {
      return type;
    }
    if (root.isPresent() || !subgraph.keys(type).isEmpty()) {
      return type.withFields(
          Elements.mapEach(
              type.fields(),
              field ->
                  isResolvedElsewhere(type, field)
                      ? field.withApplications(withShareable(field.applications(), 0))
                      : field));
    }
    return others.stream().anyMatch(other -> other.schema().type(type.name()).isPresent())
        ? shareWhole(type)
        : type;
  }

  /// The mark holds for one block. A definition gets it, and extensions beside it do not.
  private TypeElement shareWhole(TypeElement type) {
    List<Application> applications = type.applications();
    for (int block = 0; block < type.blocks().size(); block++) {
      if (!type.blocks().get(block).isExtension()) {
        applications = withShareable(applications, block);
      }
    }
    return type.withApplications(applications);
  }

  private List<Application> withShareable(List<Application> applications, int block) {
    List<Application> all = new ArrayList<>(applications);
    all.add(new Application(shareable.name(), List.of(), null, block));
    return all;
  }

  private boolean isResolvedElsewhere(TypeElement type, FieldElement field) {
    return !original.facts().isShareable(type.name(), field.name())
        && others.stream()
            .anyMatch(other ->
                other.schema().field(type.name(), field.name()).isPresent()
                    && !other.facts().isFullyExternal(type.name(), field.name()));
  }
}
