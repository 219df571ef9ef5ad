package io.interlock.router.engine;

import io.interlock.executor.error.GraphqlError;
import io.interlock.planner.plan.PlanSize;
import io.interlock.router.engine.OperationOutcome.Prepared;
import io.interlock.router.engine.OperationOutcome.Refused;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.SliceCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One engine takes over from another before it serves: what the change of schema does not touch is
/// carried over as it is, the rest is prepared anew, the most used first.
///
/// A text is untouched when the supergraph still gives every answer that it was prepared with. One
/// whose plan was cut by a budget is made anew: with other facts beside it the search may end
/// elsewhere. Texts of one plan are looked at each, for a schema may refuse one of them only, by an
/// enum value that it mentions.
///
/// Used by one thread, once.
final class Succession {
  private final OperationCache from;
  private final OperationCache to;
  private final SliceCheck check;
  private final Map<SharedPlan, SharedPlan> carriedPlans = new IdentityHashMap<>();

  /// Plans whose use the new plans go on with.
  private final Set<SharedPlan> inherited = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Map<PlanKey, AffectedOperation> affected = new LinkedHashMap<>();
  private int carried;
  private int replanned;
  private int left;

  /// @param view the new supergraph
  Succession(OperationCache from, OperationCache to, SchemaView view) {
    this.from = from;
    this.to = to;
    check = new SliceCheck(view);
  }

  WarmUp run(WarmUpLimits limits) {
    List<OperationCache.Entry> touched = new ArrayList<>();
    for (OperationCache.Entry entry : from.entries()) {
      if (isUntouched(entry)) {
        carry(entry);
      } else {
        touched.add(entry);
      }
    }
    prepare(OperationCache.mostUsedFirst(touched), limits);
    return new WarmUp(carried, replanned, left, List.copyOf(affected.values()));
  }

  private boolean isUntouched(OperationCache.Entry entry) {
    SharedPlan plan = entry.plan();
    return !plan.isCut() && check.holds(plan.slice()) && check.holds(entry.text().slice());
  }

  private void carry(OperationCache.Entry entry) {
    SharedPlan plan = carriedPlans.computeIfAbsent(entry.plan(), SharedPlan::inherited);
    to.keep(new OperationCache.Entry(entry.key(), entry.text(), plan));
    carried++;
  }

  private void prepare(List<OperationCache.Entry> touched, WarmUpLimits limits) {
    for (int i = 0; i < touched.size(); i++) {
      if (i >= limits.operations() || limits.isOver().getAsBoolean()) {
        left = touched.size() - i;
        return;
      }
      limits.pace().run();
      prepare(touched.get(i));
    }
  }

  private void prepare(OperationCache.Entry entry) {
    OperationOutcome outcome = to.prepareNow(entry.key());
    if (outcome instanceof Prepared p) {
      if (inherited.add(entry.plan())) {
        p.operation().shared().uses().inherit(entry.plan().uses());
      }
      replanned++;
    }
    AffectedOperation.@Nullable Effect effect = effect(entry.plan(), outcome);
    if (effect != null) {
      affected.merge(entry.text().plan(), affected(entry, effect), Succession::worse);
    }
  }

  private static AffectedOperation worse(AffectedOperation known, AffectedOperation next) {
    return known.isFailing() || !next.isFailing() ? known : next;
  }

  private static AffectedOperation affected(
      OperationCache.Entry entry, AffectedOperation.Effect effect) {
    return new AffectedOperation(
        entry.plan().name(),
        entry.key().text(),
        entry.text().hash(),
        OperationSignature.of(entry.key().text(), entry.plan().name()),
        entry.plan().uses().value(),
        effect);
  }

  private static AffectedOperation.@Nullable Effect effect(
      SharedPlan before, OperationOutcome outcome) {
    return switch (outcome) {
      case Refused r ->
          new AffectedOperation.Fails(
              r.code(), r.errors().stream().map(GraphqlError::message).toList());
      case Prepared p -> {
        PlanSize old = PlanSize.of(before.plan().node());
        PlanSize now = PlanSize.of(p.operation().plan().node());
        yield now.compareTo(old) > 0 ? new AffectedOperation.CostsMore(old, now) : null;
      }
    };
  }
}
