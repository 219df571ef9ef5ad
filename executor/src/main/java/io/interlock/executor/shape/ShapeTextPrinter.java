package io.interlock.executor.shape;

import io.interlock.executor.shape.ProjectedSelection.ProjectedField;
import io.interlock.executor.shape.ProjectedSelection.Source;
import io.interlock.planner.plan.PlanTextPrinter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Prints a response shape for people: the slots of every object position, then what the client is
/// shown of them.
///
/// ```
/// slots
///   0 topProducts
///     0 name
///     1 upc, the router's own
/// projection
///   topProducts: [Product] from slot 0
///     name: String from slot 0
/// ```
///
/// Types that are shown alike at a position are printed together.
public final class ShapeTextPrinter {
  private final ResponseShape shape;
  private final StringBuilder out = new StringBuilder();

  private ShapeTextPrinter(ResponseShape shape) {
    this.shape = shape;
  }

  public static String print(ResponseShape shape) {
    ShapeTextPrinter printer = new ShapeTextPrinter(shape);
    printer.line(0, "slots");
    printer.slots(shape.root(), 1);
    printer.line(0, "projection");
    printer.selection(shape.projection(), 1);
    return printer.out.toString().stripTrailing();
  }

  private void slots(ObjectShape object, int depth) {
    for (int slot = 0; slot < object.slotCount(); slot++) {
      String owner = object.isClientSlot(slot) ? "" : ", the router's own";
      line(depth, slot + " " + object.slotName(slot) + owner);
      ObjectShape child = object.childIfAny(slot);
      if (child != null) {
        slots(child, depth + 1);
      }
    }
  }

  private void selection(ProjectedSelection selection, int depth) {
    Map<String, List<String>> typesByText = new LinkedHashMap<>();
    for (int type = 0; type < shape.types().unknown(); type++) {
      if (selection.fieldsOf(type) != null) {
        typesByText
            .computeIfAbsent(fields(selection, type, depth), text -> new ArrayList<>())
            .add(shape.types().name(type));
      }
    }
    if (typesByText.size() == 1) {
      typesByText.keySet().forEach(out::append);
      return;
    }
    typesByText.forEach((text, types) -> {
      line(depth, "on " + String.join(", ", types));
      out.append(text.indent(2));
    });
  }

  private String fields(ProjectedSelection selection, int type, int depth) {
    ShapeTextPrinter printer = new ShapeTextPrinter(shape);
    for (ProjectedField field : Objects.requireNonNull(selection.fieldsOf(type))) {
      printer.field(field, depth);
    }
    return printer.out.toString();
  }

  private void field(ProjectedField field, int depth) {
    line(
        depth,
        field.responseKey()
            + (field.source() == Source.INTROSPECTION ? "" : ": " + type(field.completion()))
            + source(field)
            + condition(field));
    if (field.selection() != null) {
      selection(field.selection(), depth + 1);
    }
  }

  private static String type(Completion completion) {
    Completion element = completion.element();
    String type = element == null ? completion.typeName() : "[" + type(element) + "]";
    return completion.isNonNull() ? type + "!" : type;
  }

  private static String source(ProjectedField field) {
    return switch (field.source()) {
      case SLOT -> " from slot " + field.slot();
      case TYPENAME -> " from the object's type";
      case INTROSPECTION -> " from the router itself";
    };
  }

  private String condition(ProjectedField field) {
    return field.condition() == ConditionTable.ALWAYS
        ? ""
        : ", if " + PlanTextPrinter.text(shape.conditions().condition(field.condition()));
  }

  private void line(int depth, String text) {
    out.repeat(' ', 2 * depth).append(text).append('\n');
  }
}
