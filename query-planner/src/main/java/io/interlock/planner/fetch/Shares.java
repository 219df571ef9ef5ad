package io.interlock.planner.fetch;

import io.interlock.planner.fetch.FetchGroup.Representation;
import io.interlock.planner.fetch.FetchGroup.Representation.Share;
import io.interlock.supergraph.fieldset.FieldSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An entity fetch taken apart by what its fields require. An object that lacks what some of them
/// require is still asked for the others:
///
/// ```
/// ... on Film { id score } => { plain byScore }
///
/// ... on Film { id } => { plain }      ... on Film { id score } => { byScore }
/// ```
final class Shares {
  private Shares() {}

  /// The shares of a fetch; empty when there is but one, or when no object can lack anything but a
  /// key.
  static List<FetchGroup> of(FetchGroup group) {
    Set<@Nullable FieldSet> requirements = new LinkedHashSet<>();
    boolean isMoreNeeded = false;
    for (Representation representation : group.representations().values()) {
      representation.shares().forEach(share -> requirements.add(share.requires()));
      isMoreNeeded |= representation.fields().needMoreThanKey();
    }
    if (!isMoreNeeded || requirements.size() < 2) {
      return List.of();
    }
    List<FetchGroup> shares = new ArrayList<>();
    for (FieldSet requires : requirements) {
      FetchGroup share = share(group, requires);
      if (!share.selections().isEmpty()) {
        shares.add(share);
      }
    }
    return shares.size() < 2 ? List.of() : shares;
  }

  private static FetchGroup share(FetchGroup group, @Nullable FieldSet requires) {
    FetchGroup share =
        new FetchGroup(group.number(), group.subgraph(), group.position(), true, group.part());
    share.uses().addAll(group.uses());
    group
        .selections()
        .forEach((type, all) -> {
          FetchSelectionSet selected = all.requiring(requires);
          if (!selected.isEmpty()) {
            share.selections().put(type, selected);
          }
        });
    group
        .representations()
        .forEach((type, representation) -> addSent(share, type, representation, requires));
    return share;
  }

  private static void addSent(
      FetchGroup share, String type, Representation representation, @Nullable FieldSet requires) {
    for (Share each : representation.shares()) {
      if (Objects.equals(each.requires(), requires)) {
        Representation sent =
            share.representation(type, representation.isOneType(), representation.sentTypename());
        sent.add(each);
        sent.uses().addAll(each.fields().uses());
      }
    }
  }
}
