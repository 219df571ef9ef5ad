package io.interlock.planner.fetch;

import io.interlock.planner.operation.Deferral;
import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.schema.Subgraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A fetch while it is put together: from which subgraph, at which position, after which other
/// fetches. Compared by identity. One planning, one thread.
final class FetchGroup {
  /// What is sent for objects of one type.
  ///
  /// @param isOneType whether that is an object type, and not an interface
  /// @param shares what is sent for each of the fields that are asked for
  record Representation(
      boolean isOneType,
      @Nullable String sentTypename,
      RequiredFields fields,
      List<Share> shares,
      Uses uses) {
    /// What is sent for fields that require the same.
    ///
    /// @param requires what that is, beside a key; null for nothing
    record Share(@Nullable FieldSet requires, RequiredFields fields) {}

    Representation(boolean isOneType, @Nullable String sentTypename) {
      this(isOneType, sentTypename, new RequiredFields(), new ArrayList<>(), new Uses());
    }

    void add(Share share) {
      fields.addAll(share.fields());
      shares.add(share);
    }

    private void addAll(Representation other) {
      fields.addAll(other.fields);
      shares.addAll(other.shares);
      uses.addAll(other.uses);
    }
  }

  private final int number;
  private final Subgraph subgraph;
  private final Position position;
  private final boolean isEntityFetch;
  private final @Nullable Deferral part;
  private final Map<String, FetchSelectionSet> selections = new LinkedHashMap<>();
  private final Map<String, Representation> representations = new LinkedHashMap<>();
  private final List<ContextVariable> contexts = new ArrayList<>();
  private final Set<FetchGroup> parents = new LinkedHashSet<>();
  private final Uses uses = new Uses();
  private Set<FetchReason> reasons = Set.of();

  FetchGroup(
      int number,
      Subgraph subgraph,
      Position position,
      boolean isEntityFetch,
      @Nullable Deferral part) {
    this.number = number;
    this.subgraph = subgraph;
    this.position = position;
    this.isEntityFetch = isEntityFetch;
    this.part = part;
  }

  /// The order in which groups were made.
  int number() {
    return number;
  }

  Subgraph subgraph() {
    return subgraph;
  }

  Position position() {
    return position;
  }

  /// False for a fetch of a root type.
  boolean isEntityFetch() {
    return isEntityFetch;
  }

  /// The part of the operation that it is made for; null for the primary one.
  @Nullable Deferral part() {
    return part;
  }

  boolean isOfPart(@Nullable Deferral other) {
    return Objects.equals(part, other);
  }

  /// What is selected on `node`'s type: an entity type, or the root type.
  FetchSelectionSet selection(GraphNode node) {
    return selections.computeIfAbsent(node.type(), t -> new FetchSelectionSet(node));
  }

  Map<String, FetchSelectionSet> selections() {
    return selections;
  }

  /// What is sent for objects of `type`.
  Representation representation(String type, boolean isOneType, @Nullable String sentTypename) {
    return representations.computeIfAbsent(type, t -> new Representation(isOneType, sentTypename));
  }

  Map<String, Representation> representations() {
    return representations;
  }

  /// The variable like `wanted` that the fetch has, or that now.
  ContextVariable context(ContextVariable wanted) {
    for (ContextVariable known : contexts) {
      if (known.isLike(wanted)) {
        return known;
      }
    }
    contexts.add(wanted);
    return wanted;
  }

  /// What is read from contexts.
  List<ContextVariable> contexts() {
    return contexts;
  }

  Set<FetchGroup> parents() {
    return parents;
  }

  void runAfter(FetchGroup parent) {
    if (!parent.equals(this)) {
      parents.add(parent);
    }
  }

  /// The conditions under which it is made, whatever is sent.
  Uses uses() {
    return uses;
  }

  /// Why it is made and asks for what it does; empty unless the graph was built for looking at it.
  Set<FetchReason> reasons() {
    return reasons;
  }

  void note(FetchReason reason) {
    if (reasons.isEmpty()) {
      reasons = new LinkedHashSet<>();
    }
    reasons.add(reason);
  }

  boolean isAfter(FetchGroup other) {
    return isAfter(other, new HashSet<>());
  }

  private boolean isAfter(FetchGroup other, Set<FetchGroup> seen) {
    for (FetchGroup parent : parents) {
      if (parent.equals(other) || seen.add(parent) && parent.isAfter(other, seen)) {
        return true;
      }
    }
    return false;
  }

  /// Takes over all that `other`, of the same subgraph and position, fetches and waits for.
  void addAll(FetchGroup other) {
    other.selections.forEach((type, set) -> {
      FetchSelectionSet mine = selections.putIfAbsent(type, set);
      if (mine != null) {
        mine.addAll(set);
      }
    });
    other.representations.forEach((type, theirs) ->
        representation(type, theirs.isOneType(), theirs.sentTypename()).addAll(theirs));
    contexts.addAll(other.contexts);
    other.parents.forEach(this::runAfter);
    uses.addAll(other.uses);
    other.reasons.forEach(this::note);
  }

  /// Whether both ask for the same of the same types.
  boolean asksLike(FetchGroup other) {
    return selections.keySet().equals(other.selections.keySet())
        && selections.values().stream().allMatch(other::hasLike);
  }

  private boolean hasLike(FetchSelectionSet set) {
    @Nullable FetchSelectionSet mine = selections.get(set.node().type());
    return mine != null && mine.isLike(set);
  }

  /// Whether both can be sent as one: no name would have to be read from two slots.
  boolean isCompatibleWith(FetchGroup other) {
    for (Map.Entry<String, Representation> each : other.representations.entrySet()) {
      Representation sent = each.getValue();
      if (!canSend(each.getKey(), sent.isOneType(), sent.sentTypename(), sent.fields())) {
        return false;
      }
    }
    return true;
  }

  /// Whether objects of a type can be sent along. What the subgraph knows under one name only, its
  /// interface's, gets one selection; objects of another type may need another. Objects of an
  /// interface may be of the other type as well.
  boolean canSend(
      String type, boolean isOneType, @Nullable String sentTypename, RequiredFields fields) {
    for (Map.Entry<String, Representation> each : representations.entrySet()) {
      Representation mine = each.getValue();
      boolean isSameName = Objects.equals(mine.sentTypename(), sentTypename);
      boolean fits =
          each.getKey().equals(type)
              ? isSameName && !mine.fields().conflictsWith(fields)
              : mine.isOneType() && isOneType && (mine.sentTypename() == null || !isSameName);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  int size() {
    int size = 0;
    for (FetchSelectionSet set : selections.values()) {
      size += set.size();
    }
    return size;
  }

  @Override
  public String toString() {
    return "#" + number + " " + subgraph.name() + " at " + position;
  }
}
