package io.interlock.executor.entity;

import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.json.Slots;
import io.interlock.executor.shape.ObjectShape;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.executor.shape.TypeSet;
import io.interlock.executor.shape.TypeTable;
import io.interlock.planner.plan.ContextValue;
import io.interlock.planner.plan.EntityTarget.RequiredSelection;
import io.interlock.planner.plan.ResponsePath;
import java.util.ArrayList;
import java.util.List;

/// Reads a value that an object further up sets as a context. Immutable.
final class ContextProgram {
  private final TypeTable types;
  private final int levels;
  private final List<Part> parts;

  /// Where the value is in an object: the first part that applies says it.
  private sealed interface Part {
    record Field(int slot, List<Part> below) implements Part {}

    record Typename() implements Part {}

    record OnType(TypeSet objectTypes, List<Part> parts) implements Part {}
  }

  private ContextProgram(TypeTable types, int levels, List<Part> parts) {
    this.types = types;
    this.levels = levels;
    this.parts = parts;
  }

  /// @param path of the objects that need the value
  static ContextProgram compile(ContextValue value, ResponsePath path, ShapeCompiler compiler) {
    TypeTable types = compiler.shape().types();
    return new ContextProgram(
        types,
        path.depth() - value.from().depth(),
        parts(value.selections(), compiler.at(value.from()), types));
  }

  private static List<Part> parts(
      List<RequiredSelection> selections, ObjectShape object, TypeTable types) {
    List<Part> parts = new ArrayList<>();
    for (RequiredSelection selection : selections) {
      switch (selection) {
        case RequiredSelection.Field field when field.name().equals("__typename") -> {
          if (selections.size() == 1) {
            parts.add(new Part.Typename());
          }
        }
        case RequiredSelection.Field field -> {
          int slot = object.slot(field.slot());
          List<RequiredSelection> below = field.selections();
          parts.add(
              new Part.Field(
                  slot, below.isEmpty() ? List.of() : parts(below, object.child(slot), types)));
        }
        case RequiredSelection.OnType on ->
            parts.add(
                new Part.OnType(types.possible(on.type()), parts(on.selections(), object, types)));
      }
    }
    return List.copyOf(parts);
  }

  /// Appends the value as JSON; null when there is none.
  ///
  /// @return false when the fetch that should have brought it failed
  boolean write(JsonWriter out, Slots slots, int object) {
    int above = object;
    for (int i = 0; i < levels; i++) {
      above = slots.parent(above);
    }
    return writeValue(out, slots, above, parts);
  }

  private boolean writeValue(JsonWriter out, Slots slots, int object, List<Part> ofObject) {
    int type = slots.type(object);
    for (Part part : ofObject) {
      switch (part) {
        case Part.Field field -> {
          return writeCell(out, slots, slots.cell(object, field.slot()), field.below());
        }
        case Part.OnType on when on.objectTypes().contains(type) -> {
          return writeValue(out, slots, object, on.parts());
        }
        case Part.Typename _ when types.isConcrete(type) -> {
          out.writeBytes(types.quotedName(type));
          return true;
        }
        case Part.OnType _, Part.Typename _ -> {
          // not for this object
        }
      }
    }
    out.writeNull();
    return true;
  }

  private boolean writeCell(JsonWriter out, Slots slots, int cell, List<Part> below) {
    switch (slots.tag(cell)) {
      case Slots.FAILED -> {
        return false;
      }
      case Slots.ABSENT, Slots.NULL -> out.writeNull();
      case Slots.OBJECT -> {
        return writeValue(out, slots, slots.reference(cell), below);
      }
      case Slots.LIST -> {
        return writeList(out, slots, slots.reference(cell), below);
      }
      default -> out.writeBytes(slots.text(cell), slots.start(cell), slots.length(cell));
    }
    return true;
  }

  private boolean writeList(JsonWriter out, Slots slots, int list, List<Part> below) {
    out.writeByte('[');
    for (int i = 0; i < slots.size(list); i++) {
      if (i > 0) {
        out.writeByte(',');
      }
      if (!writeCell(out, slots, slots.cell(list, i), below)) {
        return false;
      }
    }
    out.writeByte(']');
    return true;
  }
}
