package io.interlock.executor.shape;

import io.interlock.planner.plan.ClientSelection;
import io.interlock.planner.plan.ClientSelection.ClientField;
import io.interlock.planner.plan.Condition;
import io.interlock.planner.plan.EntityTarget;
import io.interlock.planner.plan.EntityTarget.RequiredSelection;
import io.interlock.planner.plan.FetchSelection;
import io.interlock.planner.plan.PlanNode;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.planner.plan.ResponsePath;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.SchemaView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compiles the response shape of a plan: first the slots of every position, collected from the
/// client's selection and all fetches; then, on request, how each fetch is read into them.
///
/// On the cold path; owned by one thread.
public final class ShapeCompiler {
  private final SchemaView view;
  private final List<ObjectShape> objects = new ArrayList<>();
  private final List<Required> required = new ArrayList<>();
  private final VerbatimCompiler verbatims;
  private final ResponseShape shape;

  /// What the router takes out of the objects at the end of a path to send it.
  private record Required(ResponsePath path, List<RequiredSelection> selections) {}

  /// @throws IllegalArgumentException when the plan contradicts itself or the schema
  public ShapeCompiler(QueryPlan plan, SchemaView view) {
    this.view = view;
    TypeTable.Builder types = new TypeTable.Builder(view);
    String rootType = plan.selection().typeName();
    ObjectShape root = newObject();
    types.add(rootType);
    root.addStaticType(rootType);
    addClient(root, plan.selection(), types);
    if (plan.node() != null) {
      addNode(root, plan.node(), types);
    }
    required.forEach(r -> markRequired(at(root, r.path()), r.selections()));
    TypeTable table = types.build();
    ConditionTable conditions = new ConditionTable();
    this.verbatims = new VerbatimCompiler(table);
    ProjectedSelection projection =
        new ProjectionCompiler(view, table, conditions, verbatims).compile(plan.selection(), root);
    this.shape = new ResponseShape(table, objects, table.id(rootType), projection, conditions);
  }

  public ResponseShape shape() {
    return shape;
  }

  /// The number of a condition of the plan; {@link ConditionTable#ALWAYS} when it needs none.
  public int condition(Condition condition) {
    return shape.conditions().add(condition);
  }

  /// The shape of the objects at the end of a path.
  public ObjectShape at(ResponsePath path) {
    return at(shape.root(), path);
  }

  private static ObjectShape at(ObjectShape root, ResponsePath path) {
    ObjectShape object = root;
    for (ResponsePath.Element element : path.elements()) {
      if (element instanceof ResponsePath.Element.Slot slot) {
        object = object.child(object.slot(slot.name()));
      }
    }
    return object;
  }

  /// How the selections of a fetch are read into the objects at the end of a path.
  public ReadShape read(List<FetchSelection> selections, ResponsePath path) {
    ObjectShape object = at(path);
    return new ReadCompiler(view, shape.types(), verbatims)
        .compile(selections, object, object.staticType());
  }

  /// Whether the supergraph allows a null in a field; true for one that it does not know on this
  /// type.
  public boolean isNullable(String type, String field) {
    return view.field(type, field).map(facts -> !facts.type().isNonNull()).orElse(true);
  }

  /// The named type of a field; null when the supergraph does not know it.
  public @Nullable String baseType(@Nullable String type, String field) {
    return type == null ? null : baseType(view, type, field);
  }

  static @Nullable String baseType(SchemaView view, String type, String field) {
    @Nullable FieldFacts facts = view.field(type, field).orElse(null);
    return facts == null ? null : facts.type().baseName();
  }

  // ---- slots

  private ObjectShape newObject() {
    ObjectShape object = new ObjectShape(objects.size());
    objects.add(object);
    return object;
  }

  private ObjectShape childOf(ObjectShape parent, int slot, @Nullable String type) {
    ObjectShape child = parent.childIfAny(slot);
    if (child == null) {
      child = newObject();
      parent.putChild(slot, child);
    }
    if (type != null) {
      child.addStaticType(type);
    }
    return child;
  }

  private void addClient(ObjectShape object, ClientSelection selection, TypeTable.Builder types) {
    types.add(selection.typeName());
    for (ClientField field : selection.fields()) {
      if (field.name().startsWith("__")) {
        continue;
      }
      int slot = object.addSlot(field.responseKey(), true);
      if (field.selection() != null) {
        addClient(childOf(object, slot, field.selection().typeName()), field.selection(), types);
      }
    }
  }

  private void addNode(ObjectShape root, PlanNode node, TypeTable.Builder types) {
    switch (node) {
      case PlanNode.Sequence sequence -> sequence.nodes().forEach(n -> addNode(root, n, types));
      case PlanNode.Parallel parallel -> parallel.nodes().forEach(n -> addNode(root, n, types));
      case PlanNode.Subscription subscription -> {
        addNode(root, subscription.primary(), types);
        if (subscription.rest() != null) {
          addNode(root, subscription.rest(), types);
        }
      }
      case PlanNode.Choice choice -> {
        if (choice.then() != null) {
          addNode(root, choice.then(), types);
        }
        if (choice.otherwise() != null) {
          addNode(root, choice.otherwise(), types);
        }
      }
      case PlanNode.Defer defer -> {
        addPart(root, defer.primary(), types);
        defer.deferred().forEach(deferred -> addPart(root, deferred.part(), types));
      }
      case PlanNode.RootFetch fetch -> addFetch(root, fetch.path(), fetch.selections(), types);
      case PlanNode.EntityFetch fetch ->
          fetch.targets().forEach(target -> addTarget(root, target, types));
      case PlanNode.ContextualFetch fetch -> {
        addTarget(root, fetch.target(), types);
        fetch
            .contexts()
            .forEach(value -> {
              addRequired(value.selections(), types);
              required.add(new Required(value.from(), value.selections()));
            });
      }
    }
  }

  private void addPart(ObjectShape root, PlanNode.Defer.Part part, TypeTable.Builder types) {
    if (part.node() != null) {
      addNode(root, part.node(), types);
    }
  }

  private void addTarget(ObjectShape root, EntityTarget target, TypeTable.Builder types) {
    for (EntityTarget.Representation representation : target.representations()) {
      types.add(representation.type());
      addRequired(representation.fields(), types);
    }
    target.paths().forEach(path -> addFetch(root, path, target.selections(), types));
    noteRequired(target);
  }

  private void noteRequired(EntityTarget target) {
    for (EntityTarget.Representation representation : target.representations()) {
      target.paths().forEach(path -> required.add(new Required(path, representation.fields())));
    }
    target.shares().forEach(this::noteRequired);
  }

  private static void markRequired(ObjectShape object, List<RequiredSelection> selections) {
    for (RequiredSelection selection : selections) {
      switch (selection) {
        case RequiredSelection.Field field when !field.selections().isEmpty() -> {
          ObjectShape child = object.child(object.slot(field.slot()));
          child.setNeededByRouter();
          markRequired(child, field.selections());
        }
        case RequiredSelection.Field _ -> {
          // a leaf of an object that is needed already
        }
        case RequiredSelection.OnType onType -> markRequired(object, onType.selections());
      }
    }
  }

  private static void addRequired(List<RequiredSelection> selections, TypeTable.Builder types) {
    for (RequiredSelection selection : selections) {
      switch (selection) {
        case RequiredSelection.Field field -> addRequired(field.selections(), types);
        case RequiredSelection.OnType onType -> {
          types.add(onType.type());
          addRequired(onType.selections(), types);
        }
      }
    }
  }

  private void addFetch(
      ObjectShape root,
      ResponsePath path,
      List<FetchSelection> selections,
      TypeTable.Builder types) {
    ObjectShape object = root;
    for (ResponsePath.Element element : path.elements()) {
      switch (element) {
        case ResponsePath.Element.Slot slot -> {
          object = childOf(object, object.addSlot(slot.name(), false), null);
          object.setNeededByRouter();
        }
        case ResponsePath.Element.OnTypes onTypes -> onTypes.types().forEach(types::add);
        case ResponsePath.Element.Each _ -> {}
      }
    }
    addSelections(object, object.staticType(), selections, types);
  }

  private void addSelections(
      ObjectShape object,
      @Nullable String type,
      List<FetchSelection> selections,
      TypeTable.Builder types) {
    for (FetchSelection selection : selections) {
      switch (selection) {
        case FetchSelection.Fragment fragment -> {
          String condition = fragment.typeCondition();
          if (condition != null) {
            types.add(condition);
          }
          addSelections(object, condition == null ? type : condition, fragment.selections(), types);
        }
        case FetchSelection.Field field -> addField(object, type, field, types);
      }
    }
  }

  private void addField(
      ObjectShape object,
      @Nullable String type,
      FetchSelection.Field field,
      TypeTable.Builder types) {
    if (field.name().equals("__typename")) {
      return;
    }
    int slot = object.addSlot(field.slot(), false);
    if (field.selections().isEmpty()) {
      return;
    }
    @Nullable String childType = baseType(type, field.name());
    if (childType != null) {
      types.add(childType);
    }
    ObjectShape child = childOf(object, slot, childType);
    child.addDelivery();
    addSelections(child, childType, field.selections(), types);
  }
}
