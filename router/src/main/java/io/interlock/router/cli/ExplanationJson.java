package io.interlock.router.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.planner.fetch.FetchDescription;
import io.interlock.planner.fetch.FetchReason;
import io.interlock.planner.fetch.FetchReason.Brings;
import io.interlock.planner.fetch.FetchReason.BringsArgument;
import io.interlock.planner.fetch.FetchReason.BringsKey;
import io.interlock.planner.fetch.FetchReason.BringsRequirement;
import io.interlock.planner.fetch.FetchReason.Entered;
import io.interlock.planner.fetch.PlanCost;
import io.interlock.planner.fetch.PlanExplanation;
import io.interlock.planner.fetch.PlanExplanation.PassedOver;
import io.interlock.planner.plan.PlanJsonPrinter;
import io.interlock.planner.plan.QueryPlan;
import java.util.List;

/// A plan as JSON with one more member, `explanation: {"fetches": [{"number", "subgraph", "path",
/// "condition", "stage", "after", "together", "reasons"}], "cost": {"stages", "fetches", "fields"},
/// "passedOver": [{"fields", "taken", "other", "cost"}], "untried", "isCut"}`. Tools that know
/// plans pass over it.
final class ExplanationJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ExplanationJson() {}

  static String print(QueryPlan plan, PlanExplanation explanation) throws JsonProcessingException {
    ObjectNode tree = (ObjectNode) JSON.readTree(PlanJsonPrinter.print(plan));
    ObjectNode member = tree.putObject("explanation");
    ArrayNode fetches = member.putArray("fetches");
    explanation.fetches().forEach(fetch -> put(fetches.addObject(), fetch));
    put(member.putObject("cost"), explanation.cost());
    ArrayNode passedOver = member.putArray("passedOver");
    explanation.passedOver().forEach(other -> put(passedOver.addObject(), other));
    member.put("untried", explanation.untried()).put("isCut", explanation.isCut());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
  }

  private static void put(ObjectNode json, FetchDescription fetch) {
    json.put("number", fetch.number()).put("subgraph", fetch.subgraph()).put("path", fetch.path());
    if (!fetch.condition().isEmpty()) {
      json.put("condition", fetch.condition());
    }
    json.put("stage", fetch.stage());
    putNumbers(json.putArray("after"), fetch.after());
    putNumbers(json.putArray("together"), fetch.together());
    ArrayNode reasons = json.putArray("reasons");
    fetch.reasons().forEach(reason -> put(reasons.addObject(), reason));
  }

  private static void putNumbers(ArrayNode json, List<Integer> numbers) {
    numbers.forEach(json::add);
  }

  private static void put(ObjectNode json, FetchReason reason) {
    switch (reason) {
      case Entered(String type, String from, String key) ->
          json.put("kind", "Entered").put("type", type).put("from", from).put("key", key);
      case Brings(String path) -> json.put("kind", "Brings").put("path", path);
      case BringsKey(String field, String type, String subgraph) ->
          json.put("kind", "BringsKey")
              .put("field", field)
              .put("type", type)
              .put("subgraph", subgraph);
      case BringsRequirement(String field, String requiredBy, String subgraph) ->
          json.put("kind", "BringsRequirement")
              .put("field", field)
              .put("requiredBy", requiredBy)
              .put("subgraph", subgraph);
      case BringsArgument(String field, String argument, String argumentOf) ->
          json.put("kind", "BringsArgument")
              .put("field", field)
              .put("argument", argument)
              .put("argumentOf", argumentOf);
    }
  }

  private static void put(ObjectNode json, PassedOver passedOver) {
    ArrayNode fields = json.putArray("fields");
    passedOver.fields().forEach(fields::add);
    json.put("taken", passedOver.taken()).put("other", passedOver.other());
    put(json.putObject("cost"), passedOver.cost());
  }

  private static void put(ObjectNode json, PlanCost cost) {
    json.put("stages", cost.stages()).put("fetches", cost.fetches()).put("fields", cost.fields());
  }
}
