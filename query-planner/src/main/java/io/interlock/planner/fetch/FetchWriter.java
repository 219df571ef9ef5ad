package io.interlock.planner.fetch;

import static java.util.stream.Collectors.joining;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.operation.NormalizedOperation;
import io.interlock.planner.plan.ContextValue;
import io.interlock.planner.plan.EntityTarget;
import io.interlock.planner.plan.FetchOperation;
import io.interlock.planner.plan.FetchSelection;
import io.interlock.planner.plan.OperationKind;
import io.interlock.planner.plan.PlanNode;
import io.interlock.planner.plan.QueryPlan.VariableDefinition;
import io.interlock.planner.plan.RepeatedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns the groups of one request into a fetch of the plan. Numbers operation names in the order
/// in which fetches are written.
final class FetchWriter {
  private static final String REPRESENTATIONS = "[_Any!]!";

  private final NormalizedOperation operation;
  private final Map<String, VariableDefinition> definitions;
  private final Folding folding;
  private int written;
  private int ids;

  FetchWriter(NormalizedOperation operation, Folding folding) {
    this.operation = operation;
    this.folding = folding;
    this.definitions = new HashMap<>();
    for (VariableDefinition definition : operation.variables()) {
      definitions.put(definition.name(), definition);
    }
  }

  /// An id for a request on which a deferred part depends.
  String newId() {
    return String.valueOf(ids++);
  }

  /// @param known conditions that hold whenever the request is made
  /// @param id see {@link FetchOperation#id}
  PlanNode.Fetch write(List<FetchGroup> groups, Conditions known, @Nullable String id) {
    FetchGroup first = groups.getFirst();
    if (!first.isEntityFetch()) {
      return rootFetch(first, known, id);
    }
    return first.contexts().isEmpty()
        ? entityFetch(groups, known, id)
        : contextualFetch(first, known, id);
  }

  private PlanNode.RootFetch rootFetch(FetchGroup group, Conditions known, @Nullable String id) {
    folding.fold(group);
    ResponseKeys.assign(group.selections().values());
    OperationWriter writer = new OperationWriter().knowing(known);
    List<FetchSelection> selections = new ArrayList<>();
    writer.append("{");
    for (FetchSelectionSet set : group.selections().values()) {
      selections.addAll(writer.selections(set));
    }
    boolean isAtRoot = group.position().objectPath().elements().isEmpty();
    OperationKind kind = isAtRoot ? operation.kind() : OperationKind.QUERY;
    return new PlanNode.RootFetch(
        operation(group, kind, List.of(), writer, id), group.position().objectPath(), selections);
  }

  private PlanNode.EntityFetch entityFetch(
      List<FetchGroup> groups, Conditions known, @Nullable String id) {
    OperationWriter writer = new OperationWriter();
    List<TargetDraft> drafts = TargetDraft.of(groups, known, folding);
    List<EntityTarget> targets = new ArrayList<>();
    List<String> representations = new ArrayList<>();
    writer.append("{");
    for (int i = 0; i < drafts.size(); i++) {
      String responseKey = drafts.size() == 1 ? "_entities" : "_e" + i;
      String variable = unused(drafts.size() == 1 ? "representations" : "representations_" + i);
      representations.add(variable);
      targets.add(target(drafts.get(i), responseKey, variable, "", writer));
    }
    FetchOperation once =
        operation(groups.getFirst(), OperationKind.QUERY, representations, writer, id);
    boolean hasShares = addShares(drafts, targets, representations, known, writer);
    @Nullable String textWithShares =
        hasShares ? text(once.kind(), once.name(), representations, writer) : null;
    return new PlanNode.EntityFetch(once, targets, textWithShares);
  }

  /// Adds their shares to the targets and to what is written.
  ///
  /// @return whether there are any
  private boolean addShares(
      List<TargetDraft> drafts,
      List<EntityTarget> targets,
      List<String> representations,
      Conditions known,
      OperationWriter writer) {
    int number = 0;
    for (int i = 0; i < drafts.size(); i++) {
      List<EntityTarget> shares = new ArrayList<>();
      for (TargetDraft share : drafts.get(i).shares(known, folding)) {
        String variable = unused("representations_s" + number);
        representations.add(variable);
        shares.add(target(share, "_s" + number++, variable, "", writer));
      }
      targets.set(i, targets.get(i).with(shares));
    }
    return number > 0;
  }

  private PlanNode.ContextualFetch contextualFetch(
      FetchGroup group, Conditions known, @Nullable String id) {
    String representations = unusedStart("representations");
    OperationWriter writer = new OperationWriter();
    List<ContextValue> values = contextValues(group);
    EntityTarget target =
        target(
            TargetDraft.of(group, known, folding),
            "_entities",
            representations,
            RepeatedText.NUMBER,
            writer);
    String name = operationName(group.subgraph().name());
    List<String> repeated = new ArrayList<>();
    repeated.add(declaration(representations + RepeatedText.NUMBER, REPRESENTATIONS));
    group
        .contexts()
        .forEach(c -> repeated.add(declaration(c.name() + RepeatedText.NUMBER, c.type())));
    String shared = writer.variables().stream().map(v -> "," + declaration(v)).collect(joining());
    RepeatedText text =
        new RepeatedText(
            "query" + (name == null ? "" : " " + name) + "(",
            String.join(",", repeated),
            shared + "){",
            writer.text());
    written++;
    FetchOperation once =
        new FetchOperation(
            group.subgraph().name(),
            OperationKind.QUERY,
            name,
            text.times(1),
            writer.variables(),
            id);
    return new PlanNode.ContextualFetch(once, target, values, text);
  }

  /// Names the variables for what the group reads from contexts.
  private List<ContextValue> contextValues(FetchGroup group) {
    List<ContextValue> values = new ArrayList<>();
    for (ContextVariable context : group.contexts()) {
      context.callIt(
          unusedStart("contextualArgument_" + group.subgraph().index() + "_" + values.size()));
      values.add(
          new ContextValue(
              context.name(), context.from().objectPath(), context.fields().toPlan(group.uses())));
    }
    return values;
  }

  /// As {@link #unused}, where numbers will be put behind the name.
  private String unusedStart(String name) {
    return definitions.keySet().stream().anyMatch(v -> v.startsWith(name))
        ? unusedStart("_" + name)
        : name;
  }

  /// The name, or one like it where the client has a variable of that name.
  private String unused(String name) {
    String unused = name;
    while (definitions.containsKey(unused)) {
      unused = "_" + unused;
    }
    return unused;
  }

  /// @param mark stands behind the variable in the text
  private EntityTarget target(
      TargetDraft draft, String responseKey, String variable, String mark, OperationWriter writer) {
    FetchGroup group = draft.group();
    ResponseKeys.assign(group.selections().values());
    if (!responseKey.equals("_entities")) {
      writer.append(responseKey).append(":");
    }
    writer.append("_entities(representations:$").append(variable).append(mark).append("){");
    writer.knowing(group.uses().common());
    List<FetchSelection> selections = new ArrayList<>();
    for (FetchSelectionSet set : group.selections().values()) {
      selections.add(writer.fragment(set));
    }
    writer.append("}");
    return new EntityTarget(
        responseKey,
        variable,
        folding.paths(draft.positions()),
        draft.representations(),
        selections);
  }

  private FetchOperation operation(
      FetchGroup group,
      OperationKind kind,
      List<String> representations,
      OperationWriter writer,
      @Nullable String id) {
    String name = operationName(group.subgraph().name());
    written++;
    return new FetchOperation(
        group.subgraph().name(),
        kind,
        name,
        text(kind, name, representations, writer),
        writer.variables(),
        id);
  }

  /// A whole document of what is written so far.
  private String text(
      OperationKind kind,
      @Nullable String name,
      List<String> representations,
      OperationWriter writer) {
    String declarations = declarations(representations, writer.variables());
    String head =
        name == null && declarations.isEmpty() && kind == OperationKind.QUERY
            ? ""
            : kind.keyword() + (name == null ? "" : " " + name) + declarations;
    return head + writer.text() + "}";
  }

  private @Nullable String operationName(String subgraph) {
    if (operation.name() == null) {
      return null;
    }
    String sanitised = subgraph.replace('-', '_').replaceAll("[^_0-9A-Za-z]", "");
    String prefix = sanitised.matches("[0-9].*") ? "_" : "";
    return operation.name() + "__" + prefix + sanitised + "__" + written;
  }

  private String declarations(List<String> representations, List<String> variables) {
    if (representations.isEmpty() && variables.isEmpty()) {
      return "";
    }
    List<String> declarations = new ArrayList<>();
    for (String variable : representations) {
      declarations.add(declaration(variable, REPRESENTATIONS));
    }
    for (String variable : variables) {
      declarations.add(declaration(variable));
    }
    return "(" + String.join(",", declarations) + ")";
  }

  private String declaration(String variable) {
    VariableDefinition definition = definitions.get(variable);
    if (definition == null) {
      throw new IllegalStateException("not validated: the operation does not define $" + variable);
    }
    String defaultValue = definition.defaultValue() == null ? "" : "=" + definition.defaultValue();
    return declaration(variable, definition.type()) + defaultValue;
  }

  private static String declaration(String variable, String type) {
    return "$" + variable + ":" + type;
  }
}
