package io.interlock.planner.plan;

import io.interlock.planner.plan.EntityTarget.Representation;
import io.interlock.planner.plan.EntityTarget.RequiredSelection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Prints a plan as JSON with the kinds that users of federation routers know: `QueryPlan`,
/// `Sequence`, `Parallel`, `Flatten`, `Fetch`, `Condition`; and `BatchFetch` for a request with
/// several `_entities` fields.
public final class PlanJsonPrinter {
  private PlanJsonPrinter() {}

  public static String print(QueryPlan plan) {
    Map<String, Object> json = kind("QueryPlan");
    if (plan.node() != null) {
      json.put("node", node(plan.node()));
    }
    return JsonText.print(json);
  }

  private static Map<String, Object> node(PlanNode node) {
    return switch (node) {
      case PlanNode.Sequence(List<PlanNode> nodes) -> nodes("Sequence", nodes);
      case PlanNode.Parallel(List<PlanNode> nodes) -> nodes("Parallel", nodes);
      case PlanNode.Subscription subscription -> subscription(subscription);
      case PlanNode.Choice choice -> choice(choice);
      case PlanNode.Defer defer -> defer(defer);
      case PlanNode.RootFetch fetch -> rootFetch(fetch);
      case PlanNode.EntityFetch fetch ->
          fetch.targets().size() == 1
              ? entityFetch(fetch.operation(), fetch.targets().getFirst(), List.of())
              : batchFetch(fetch);
      case PlanNode.ContextualFetch fetch ->
          entityFetch(fetch.operation(), fetch.target(), fetch.contexts());
    };
  }

  private static Map<String, Object> kind(String kind) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", kind);
    return json;
  }

  private static Map<String, Object> nodes(String kind, List<PlanNode> nodes) {
    Map<String, Object> json = kind(kind);
    json.put("nodes", nodes.stream().map(PlanJsonPrinter::node).toList());
    return json;
  }

  private static Map<String, Object> subscription(PlanNode.Subscription subscription) {
    Map<String, Object> json = kind("Subscription");
    json.put("primary", node(subscription.primary()));
    if (subscription.rest() != null) {
      json.put("rest", node(subscription.rest()));
    }
    return json;
  }

  private static Map<String, Object> choice(PlanNode.Choice choice) {
    Map<String, Object> json = kind("Condition");
    json.put("condition", condition(choice.condition()));
    if (choice.then() != null) {
      json.put("ifClause", node(choice.then()));
    }
    if (choice.otherwise() != null) {
      json.put("elseClause", node(choice.otherwise()));
    }
    return json;
  }

  private static Map<String, Object> defer(PlanNode.Defer defer) {
    Map<String, Object> json = kind("Defer");
    Map<String, Object> primary = new LinkedHashMap<>();
    part(primary, defer.primary());
    json.put("primary", primary);
    json.put("deferred", defer.deferred().stream().map(PlanJsonPrinter::deferred).toList());
    return json;
  }

  private static Map<String, Object> deferred(PlanNode.Defer.Deferred deferred) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("depends", deferred.dependsOn().stream().map(id -> Map.of("id", id)).toList());
    if (deferred.label() != null) {
      json.put("label", deferred.label());
    }
    json.put("queryPath", deferred.queryPath());
    part(json, deferred.part());
    return json;
  }

  private static void part(Map<String, Object> json, PlanNode.Defer.Part part) {
    if (part.subselection() != null) {
      json.put("subselection", part.subselection());
    }
    if (part.node() != null) {
      json.put("node", node(part.node()));
    }
  }

  /// A variable's name alone, as the users of other routers know it, or a text of several.
  private static String condition(Condition condition) {
    return condition instanceof Condition.Variable(String variable, boolean is) && is
        ? variable
        : PlanTextPrinter.text(condition);
  }

  private static Map<String, Object> rootFetch(PlanNode.RootFetch fetch) {
    Map<String, Object> json = kind("Fetch");
    operation(json, fetch.operation());
    rewrites(json, fetch.selections());
    return fetch.path().elements().isEmpty() ? json : flatten(fetch.path(), json);
  }

  private static Map<String, Object> entityFetch(
      FetchOperation operation, EntityTarget target, List<ContextValue> contexts) {
    ResponsePath path = target.paths().getFirst();
    Map<String, Object> json = kind("Fetch");
    json.put("serviceName", operation.subgraph());
    target(json, target);
    operation(json, operation);
    rewrites(json, target.selections());
    if (!contexts.isEmpty()) {
      json.put("contextRewrites", contexts.stream().flatMap(c -> context(c, path)).toList());
    }
    return flatten(path, json);
  }

  /// One rewrite for each place that the value may come from: up from the object (`..` for each
  /// field and list), then down.
  private static Stream<Object> context(ContextValue value, ResponsePath path) {
    int levels = path.depth() - value.from().depth();
    List<Object> up = Collections.nCopies(levels, "..");
    return leaves(value.selections(), up)
        .map(down -> {
          Map<String, Object> rewrite = kind("KeyRenamer");
          rewrite.put("path", down);
          rewrite.put("renameKeyTo", value.variable());
          return rewrite;
        });
  }

  private static Stream<List<Object>> leaves(
      List<RequiredSelection> selections, List<Object> above) {
    return selections.stream()
        .flatMap(selection -> {
          List<Object> here = new ArrayList<>(above);
          here.add(
              switch (selection) {
                case RequiredSelection.Field field -> field.slot();
                case RequiredSelection.OnType onType -> "... on " + onType.type();
              });
          return selection.selections().isEmpty()
              ? Stream.of(here)
              : leaves(selection.selections(), here);
        });
  }

  private static Map<String, Object> batchFetch(PlanNode.EntityFetch fetch) {
    Map<String, Object> json = kind("BatchFetch");
    operation(json, fetch.operation());
    List<Object> aliases = new ArrayList<>();
    for (EntityTarget target : fetch.targets()) {
      Map<String, Object> alias = new LinkedHashMap<>();
      alias.put("alias", target.responseKey());
      alias.put("representationsVariableName", target.variable());
      alias.put("paths", target.paths().stream().map(PlanTextPrinter::segments).toList());
      target(alias, target);
      rewrites(alias, target.selections());
      aliases.add(alias);
    }
    json.put("entityBatch", Map.of("aliases", aliases));
    return json;
  }

  private static Map<String, Object> flatten(ResponsePath path, Map<String, Object> node) {
    Map<String, Object> json = kind("Flatten");
    json.put("path", PlanTextPrinter.segments(path));
    json.put("node", node);
    return json;
  }

  private static void operation(Map<String, Object> json, FetchOperation operation) {
    if (operation.id() != null) {
      json.put("id", operation.id());
    }
    json.put("serviceName", operation.subgraph());
    json.put("variableUsages", operation.variables());
    json.put("operation", operation.text());
    if (operation.name() != null) {
      json.put("operationName", operation.name());
    }
    json.put("operationKind", operation.kind().keyword());
  }

  private static void target(Map<String, Object> json, EntityTarget target) {
    List<Object> requires = new ArrayList<>();
    List<Object> inputRewrites = new ArrayList<>();
    for (Representation representation : target.representations()) {
      List<Object> fields = new ArrayList<>();
      fields.add(field("__typename", "__typename", List.of()));
      representation.fields().forEach(f -> fields.add(required(f)));
      Map<String, Object> sent = fragment(representation.type(), fields);
      if (!representation.condition().isAlways()) {
        sent.put("condition", condition(representation.condition()));
      }
      requires.add(sent);
      if (representation.sentTypename() != null) {
        Map<String, Object> rewrite = kind("ValueSetter");
        rewrite.put("path", List.of("... on " + representation.type(), "__typename"));
        rewrite.put("setValueTo", representation.sentTypename());
        inputRewrites.add(rewrite);
      }
    }
    json.put("requires", requires);
    if (!inputRewrites.isEmpty()) {
      json.put("inputRewrites", inputRewrites);
    }
  }

  private static Map<String, Object> required(RequiredSelection selection) {
    return switch (selection) {
      case RequiredSelection.Field field -> {
        Map<String, Object> json =
            field(
                field.name(),
                field.slot(),
                field.selections().stream().map(PlanJsonPrinter::required).toList());
        if (!field.condition().isAlways()) {
          json.put("condition", condition(field.condition()));
        }
        yield json;
      }
      case RequiredSelection.OnType onType ->
          fragment(
              onType.type(),
              onType.selections().stream().<Object>map(PlanJsonPrinter::required).toList());
    };
  }

  private static Map<String, Object> fragment(String type, List<Object> selections) {
    Map<String, Object> json = kind("InlineFragment");
    json.put("typeCondition", type);
    json.put("selections", selections);
    return json;
  }

  /// A value that is sent under another name than the one it is kept under has that as its name,
  /// and the sent one as its alias.
  private static Map<String, Object> field(
      String name, String slot, List<Map<String, Object>> selections) {
    Map<String, Object> json = kind("Field");
    if (!slot.equals(name)) {
      json.put("alias", name);
    }
    json.put("name", slot);
    if (!selections.isEmpty()) {
      json.put("selections", selections);
    }
    return json;
  }

  private static void rewrites(Map<String, Object> json, List<FetchSelection> selections) {
    List<Object> rewrites = new ArrayList<>();
    collectRewrites(selections, List.of(), rewrites);
    if (!rewrites.isEmpty()) {
      json.put("outputRewrites", rewrites);
    }
  }

  private static void collectRewrites(
      List<FetchSelection> selections, List<String> path, List<Object> rewrites) {
    for (FetchSelection selection : selections) {
      List<String> here = new ArrayList<>(path);
      switch (selection) {
        case FetchSelection.Field field -> {
          here.add(field.responseKey());
          if (!field.responseKey().equals(field.slot())) {
            Map<String, Object> rewrite = kind("KeyRenamer");
            rewrite.put("path", List.copyOf(here));
            rewrite.put("renameKeyTo", field.slot());
            rewrites.add(rewrite);
          }
        }
        case FetchSelection.Fragment fragment -> {
          if (fragment.typeCondition() != null) {
            here.add("... on " + fragment.typeCondition());
          }
        }
      }
      collectRewrites(selection.selections(), here, rewrites);
    }
  }
}
