package io.interlock.router.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.planner.plan.PlanSize;
import io.interlock.router.engine.AffectedOperation;
import io.interlock.router.engine.WarmUp;
import io.interlock.router.lifecycle.Impact;
import io.interlock.supergraph.diff.SchemaChange;
import org.jspecify.annotations.Nullable;

/// What a change means to clients, in its answer.
final class ImpactJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ImpactJson() {}

  /// Adds nothing when it is not known.
  static void add(@Nullable Impact impact, ObjectNode json) {
    if (impact == null) {
      return;
    }
    json.set("changes", SchemaChangesJson.of(impact.changes()));
    @Nullable WarmUp warmUp = impact.warmUp();
    if (warmUp != null) {
      json.putObject("warmUp")
          .put("carried", warmUp.carried())
          .put("replanned", warmUp.replanned())
          .put("left", warmUp.left());
      json.set("affectedOperations", AdminJson.list(impact.affected(), ImpactJson::affected));
    }
  }

  private static ObjectNode affected(Impact.AffectedUse use) {
    AffectedOperation operation = use.operation();
    ObjectNode json = JSON.objectNode();
    json.put("name", operation.name())
        .put("hash", operation.hash())
        .put("signature", operation.signature())
        .put("uses", operation.uses());
    switch (operation.effect()) {
      case AffectedOperation.Fails fails -> {
        json.put("effect", "FAILS").put("code", fails.code());
        json.set("messages", AdminJson.texts(fails.messages()));
        json.set("changes", AdminJson.list(use.changes(), ImpactJson::named));
      }
      case AffectedOperation.CostsMore costs -> {
        json.put("effect", "COSTS_MORE");
        json.set("before", size(costs.before()));
        json.set("after", size(costs.after()));
      }
    }
    return json;
  }

  /// The change itself is in the list of all.
  private static ObjectNode named(SchemaChange change) {
    return JSON.objectNode()
        .put("type", change.type().name())
        .put("coordinate", change.coordinate());
  }

  private static ObjectNode size(PlanSize size) {
    return JSON.objectNode().put("stages", size.stages()).put("fetches", size.fetches());
  }
}
