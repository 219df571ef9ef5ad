package io.interlock.planner.path;

import io.interlock.planner.operation.Deferral;
import io.interlock.planner.operation.OperationField;
import io.interlock.planner.operation.OperationSelection;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeFacts;
import io.interlock.supergraph.walk.CastMoves;
import io.interlock.supergraph.walk.Move;
import io.interlock.supergraph.walk.StepBudget;
import io.interlock.supergraph.walk.Trail;
import io.interlock.supergraph.walk.Walker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Walks the operation from the root down. At each position it knows all trails that lead there,
/// and takes each selection from every one of them; what comes out at a leaf are its alternatives.
/// So the fields below one composite field may well come from different subgraphs.
public final class PathFinder {
  /// Trails kept per node: further ones would only add plans that are no better. The cheapest to a
  /// node is always kept, for what is selected below may be found behind that node alone; the
  /// others only while a position has few.
  private static final int TRAILS_PER_NODE = 3;

  private static final int FEW_TRAILS = 12;

  /// Trails that are looked at. Forty fragments in each of forty fragments, over four subgraphs,
  /// take some hundred thousand.
  private static final int MAX_TRAILS = 5_000_000;

  /// Leaves of one operation, fields of abstract types counted for each object type on which they
  /// are taken. The requests that ask for so many are some megabytes of text.
  private static final int MAX_LEAVES = 50_000;

  private final Walker walker;
  private final SchemaView view;
  private final ContextFinder contexts;
  private final ProvidingTypes providingTypes;
  private final StepBudget trailBudget = new StepBudget(MAX_TRAILS, "ways");
  private final StepBudget leafBudget = new StepBudget(MAX_LEAVES, "leaf fields");
  private final List<Leaf> leaves = new ArrayList<>();
  private final List<String> unreachable = new ArrayList<>();
  private boolean hasEarlyWays;

  private PathFinder(Walker walker, SchemaView view) {
    this.walker = walker;
    this.view = view;
    this.contexts = new ContextFinder(walker, view);
    this.providingTypes = new ProvidingTypes(view);
  }

  /// Finds the ways to everything that `selection` selects on a root type.
  ///
  /// @param roots the root type's nodes that may be started from
  public static Paths find(
      OperationSelection selection, List<GraphNode> roots, Walker walker, SchemaView view) {
    PathFinder finder = new PathFinder(walker, view);
    List<Trail<OperationStep>> starts =
        roots.stream().map(Trail::<OperationStep>startingAt).toList();
    for (OperationField field : selection.fields()) {
      finder.rootField(starts, field);
    }
    return new Paths(finder.leaves, finder.unreachable, finder.trailBudget.taken());
  }

  /// Nothing is known of the root, so no jump can be made from it.
  private void rootField(List<Trail<OperationStep>> starts, OperationField field) {
    List<Trail<OperationStep>> behind = new ArrayList<>();
    for (Trail<OperationStep> start : starts) {
      for (Move move : walker.moves(start.end(), field.name())) {
        if (move.isDirect()) {
          take(start, field, move, field.deferral(), behind);
        }
      }
    }
    if (behind.isEmpty()) {
      unreachable.add(field.coordinate());
    } else {
      below(behind, field);
    }
  }

  /// Adds the trail behind a field, unless that reads something from a context that cannot be had.
  ///
  /// @param part that the field is fetched for
  private void take(
      Trail<OperationStep> trail,
      OperationField field,
      Move move,
      @Nullable Deferral part,
      List<Trail<OperationStep>> behind) {
    contexts
        .readings(trail, move)
        .ifPresent(
            read -> behind.add(trail.then(new OperationStep.Field(field, read, part), move)));
  }

  /// @return whether anything is taken whatever the variables are, be it for objects of one type
  private boolean selection(List<Trail<OperationStep>> trails, OperationSelection selection) {
    boolean isAnythingUnconditional = isAnyUnconditional(selection.fields());
    for (OperationField field : selection.fields()) {
      field(trails, selection.type(), field);
    }
    for (OperationSelection.Branch branch : selection.branches()) {
      isAnythingUnconditional |= branch(trails, branch) && isAnyUnconditional(branch.fields());
    }
    return isAnythingUnconditional;
  }

  private static boolean isAnyUnconditional(List<OperationField> fields) {
    for (OperationField field : fields) {
      if (field.conditions().isNone()) {
        return true;
      }
    }
    return false;
  }

  /// A fragment of the client. Where one of the ways to this position can never deliver the type,
  /// the fragment selects nothing, whichever way is taken: otherwise the answer would depend on the
  /// plan.
  ///
  /// @return whether its fields are taken
  private boolean branch(List<Trail<OperationStep>> trails, OperationSelection.Branch branch) {
    boolean mayNeverMatch =
        trails.stream()
            .anyMatch(
                t -> walker.cast(t.end(), branch.objectType()) instanceof CastMoves.NeverMatches);
    if (mayNeverMatch) {
      return false;
    }
    List<Trail<OperationStep>> narrowed = cast(trails, branch.objectType());
    if (narrowed.isEmpty()) {
      unreachable.add("... on " + branch.objectType());
      return false;
    }
    branch.fields().forEach(f -> field(narrowed, branch.objectType(), f));
    return true;
  }

  private List<Trail<OperationStep>> cast(List<Trail<OperationStep>> trails, String objectType) {
    List<Trail<OperationStep>> narrowed = new ArrayList<>();
    for (Trail<OperationStep> trail : trails) {
      if (walker.cast(trail.end(), objectType) instanceof CastMoves.Possible possible) {
        possible
            .moves()
            .forEach(m -> narrowed.add(trail.then(new OperationStep.Cast(objectType), m)));
      }
    }
    return cheapest(narrowed);
  }

  private void field(List<Trail<OperationStep>> trails, String type, OperationField field) {
    if (isTypename(field) && !isAbstract(type)) {
      leaf(trails);
      return;
    }
    List<Trail<OperationStep>> behind = advance(trails, field);
    if (hasEarlyWays && isOnlyEarly(behind) && isApartOnSomeType(trails, type, field)
        || isProvidedForOnSomeType(trails, type, field)) {
      onEachObjectType(trails, type, field);
    } else if (!behind.isEmpty()) {
      below(behind, field);
    } else if (isAbstract(type) && !isTypename(field)) {
      onEachObjectType(trails, type, field);
    } else {
      unreachable.add(type + "." + field.name());
    }
  }

  private void below(List<Trail<OperationStep>> behind, OperationField field) {
    int leavesBefore = leaves.size();
    int unreachableBefore = unreachable.size();
    if (behind.isEmpty()) {
      return;
    }
    boolean mayBeEmpty = false;
    if (field.selection() != null) {
      mayBeEmpty = !selection(behind, field.selection());
    }
    boolean isEmpty = leaves.size() == leavesBefore && unreachable.size() == unreachableBefore;
    if (isEmpty || mayBeEmpty) {
      leaf(behind);
    }
  }

  private void leaf(List<Trail<OperationStep>> trails) {
    leafBudget.take();
    leaves.add(new Leaf(hasEarlyWays ? DeferredWays.leastEarly(trails) : trails));
  }

  private List<Trail<OperationStep>> advance(
      List<Trail<OperationStep>> trails, OperationField field) {
    List<Trail<OperationStep>> behind = new ArrayList<>();
    for (Trail<OperationStep> trail : trails) {
      Deferral part = OperationStep.partAt(trail);
      boolean isApart = !Objects.equals(part, field.deferral());
      if (isApart && !isTypename(field)) {
        advanceApart(trail, field, part, behind);
      } else {
        for (Move move : walker.moves(trail.end(), field.name())) {
          trailBudget.take();
          take(trail, field, move, part, behind);
        }
      }
    }
    return cheapest(behind);
  }

  /// Takes a field for another part than the object that has it: with a fetch of its own; and as it
  /// is at hand, for what is below may be had no other way.
  private void advanceApart(
      Trail<OperationStep> trail,
      OperationField field,
      @Nullable Deferral part,
      List<Trail<OperationStep>> behind) {
    for (Move move : walker.movesApart(trail.end(), field.name())) {
      trailBudget.take();
      take(trail, field, move, field.deferral(), behind);
    }
    for (Move move : walker.moves(trail.end(), field.name())) {
      if (move.isDirect()) {
        hasEarlyWays = true;
        trailBudget.take();
        take(trail, field, move, part, behind);
      }
    }
  }

  /// No way leads to the field of the abstract type as such; so it is taken on each object type
  /// that can occur, from the trails that allow it for all of theirs: one of which some objects
  /// would lack the field is no way to it.
  private void onEachObjectType(
      List<Trail<OperationStep>> trails, String type, OperationField field) {
    List<Trail<OperationStep>> complete =
        trails.stream().filter(t -> everyObjectLeadsTo(t.end(), type, field.name())).toList();
    boolean isAnywhere = false;
    for (String objectType : view.apiPossibleTypes(type)) {
      List<Trail<OperationStep>> narrowed = cast(complete, objectType);
      if (!narrowed.isEmpty()) {
        isAnywhere = true;
        field(narrowed, objectType, fieldOn(objectType, field));
      }
    }
    if (!isAnywhere) {
      unreachable.add(type + "." + field.name());
    }
  }

  private static boolean isOnlyEarly(List<Trail<OperationStep>> behind) {
    return !behind.isEmpty()
        && behind.stream()
            .allMatch(t ->
                t.lastElement().orElse(null) instanceof OperationStep.Field taken
                    && taken.isEarly());
  }

  /// Whether a field of an abstract type can be fetched apart from objects of some type at least.
  /// What an interface object is would have to be found out first.
  private boolean isApartOnSomeType(
      List<Trail<OperationStep>> trails, String type, OperationField field) {
    return isAbstract(type)
        && !isTypename(field)
        && trails.stream()
            .map(Trail::end)
            .filter(end -> end.kind() != GraphNode.Kind.INTERFACE_OBJECT)
            .filter(end -> everyObjectLeadsTo(end, type, field.name()))
            .anyMatch(end ->
                view.apiPossibleTypes(type).stream()
                    .map(objectType -> walker.cast(end, objectType))
                    .anyMatch(cast ->
                        cast instanceof CastMoves.Possible possible
                            && possible.moves().stream()
                                .anyMatch(
                                    m -> !walker.movesApart(m.to(), field.name()).isEmpty())));
  }

  /// Whether more is at hand below a field of an interface when it is taken on each object type,
  /// and none of the ways to it is lost by that. What an interface object is would have to be found
  /// out first.
  private boolean isProvidedForOnSomeType(
      List<Trail<OperationStep>> trails, String type, OperationField field) {
    return field.selection() != null
        && isAbstract(type)
        && trails.stream().anyMatch(t -> providingTypes.provideMore(t.end(), field))
        && trails.stream()
            .map(Trail::end)
            .allMatch(end ->
                end.kind() != GraphNode.Kind.INTERFACE_OBJECT
                    && everyObjectLeadsTo(end, type, field.name()));
  }

  private boolean everyObjectLeadsTo(GraphNode end, String type, String field) {
    return view.apiPossibleTypes(type).stream()
        .map(objectType -> walker.cast(end, objectType))
        .allMatch(cast ->
            switch (cast) {
              case CastMoves.NeverMatches never -> true;
              case CastMoves.DeadEnd deadEnd -> false;
              case CastMoves.Possible possible ->
                  possible.moves().stream().anyMatch(m -> !walker.moves(m.to(), field).isEmpty());
            });
  }

  private OperationField fieldOn(String objectType, OperationField field) {
    return view.field(objectType, field.name())
        .map(facts -> field.on(objectType, facts.type()))
        .orElse(field);
  }

  private boolean isAbstract(String type) {
    @Nullable TypeFacts facts = view.type(type).orElse(null);
    return facts != null && facts.kind().isAbstract();
  }

  private static boolean isTypename(OperationField field) {
    return field.name().equals(FieldEdge.TYPENAME);
  }

  private List<Trail<OperationStep>> cheapest(List<Trail<OperationStep>> trails) {
    if (trails.size() < 2) {
      return trails;
    }
    List<Trail<OperationStep>> sorted = new ArrayList<>(trails);
    sorted.sort(Trail.byCost());
    Map<Object, Integer> keptPerPlace = new HashMap<>();
    List<Trail<OperationStep>> kept = new ArrayList<>();
    for (Trail<OperationStep> trail : sorted) {
      Object place = hasEarlyWays ? place(trail) : trail.end();
      int before = keptPerPlace.getOrDefault(place, 0);
      if (before == 0 || before < TRAILS_PER_NODE && kept.size() < FEW_TRAILS) {
        keptPerPlace.put(place, before + 1);
        kept.add(trail);
      }
    }
    return kept;
  }

  /// A node, and the part for which it is come to.
  private record Place(GraphNode node, @Nullable Deferral part) {}

  private static Place place(Trail<OperationStep> trail) {
    return new Place(trail.end(), OperationStep.partAt(trail));
  }
}
