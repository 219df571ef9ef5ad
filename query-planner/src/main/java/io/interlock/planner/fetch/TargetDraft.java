package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.plan.EntityTarget.Representation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One `_entities` field of a request that is about to be written: for one group, or for several
/// that send and ask for the same at different positions.
///
/// @param group any of them
record TargetDraft(
    FetchGroup group, List<Representation> representations, List<Position> positions) {

  /// The fetch of one group.
  ///
  /// @param known conditions that hold whenever the request is made
  static TargetDraft of(FetchGroup group, Conditions known, Folding folding) {
    return of(group, known).folded(folding);
  }

  /// One for each different thing to be sent and asked for.
  static List<TargetDraft> of(List<FetchGroup> groups, Conditions known, Folding folding) {
    List<TargetDraft> drafts = new ArrayList<>();
    for (FetchGroup group : groups) {
      TargetDraft draft = of(group, known);
      @Nullable TargetDraft like = like(draft, drafts);
      if (like == null) {
        drafts.add(draft);
      } else {
        like.positions().add(group.position());
      }
    }
    drafts.replaceAll(draft -> draft.folded(folding));
    return drafts;
  }

  private static @Nullable TargetDraft like(TargetDraft draft, List<TargetDraft> drafts) {
    for (TargetDraft other : drafts) {
      if (draft.isLike(other)) {
        return other;
      }
    }
    return null;
  }

  private static TargetDraft of(FetchGroup group, Conditions known) {
    List<Representation> representations = new ArrayList<>();
    for (Map.Entry<String, FetchGroup.Representation> each : group.representations().entrySet()) {
      FetchGroup.Representation sent = each.getValue();
      representations.add(
          new Representation(
              each.getKey(),
              sent.sentTypename(),
              sent.uses().beyond(known),
              sent.fields().toPlan(sent.uses())));
    }
    return new TargetDraft(group, representations, new ArrayList<>(List.of(group.position())));
  }

  /// The same apart, see {@link Shares}.
  List<TargetDraft> shares(Conditions known, Folding folding) {
    List<TargetDraft> shares = new ArrayList<>();
    for (FetchGroup share : Shares.of(group)) {
      shares.add(new TargetDraft(share, of(share, known, folding).representations(), positions));
    }
    return shares;
  }

  private boolean isLike(TargetDraft other) {
    return representations.equals(other.representations)
        && group.uses().common().equals(other.group.uses().common())
        && group.asksLike(other.group);
  }

  private TargetDraft folded(Folding folding) {
    folding.fold(group);
    return new TargetDraft(group, folding.representations(representations), positions);
  }
}
