package io.interlock.executor.entity;

import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.json.Slots;
import io.interlock.executor.shape.ObjectShape;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.executor.shape.TypeSet;
import io.interlock.executor.shape.TypeTable;
import io.interlock.planner.plan.EntityTarget;
import io.interlock.planner.plan.EntityTarget.RequiredSelection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the representations of the objects at one position. Immutable.
final class RepresentationProgram {
  private static final byte[] TYPENAME = "{\"__typename\":".getBytes(StandardCharsets.UTF_8);

  private final TypeTable types;
  private final List<ByType> byType;

  /// What is sent of the objects of one type, under a condition; `typename` null: their own.
  @SuppressWarnings("ArrayRecordComponent") // written to buffers, never compared
  private record ByType(
      Match match, int type, int condition, byte @Nullable [] typename, List<Part> parts) {}

  /// Whether an object is of a type, for sure.
  private record Match(TypeTable types, String type, TypeSet concrete) {
    boolean matches(int objectType) {
      return concrete.contains(objectType)
          || (!types.isConcrete(objectType) && types.isCertainly(objectType, type));
    }
  }

  private sealed interface Part {
    @SuppressWarnings("ArrayRecordComponent") // written to buffers, never compared
    record Field(int condition, byte[] key, int slot, boolean isNullable, List<Part> parts)
        implements Part {}

    /// The object's own type name.
    @SuppressWarnings("ArrayRecordComponent") // written to buffers, never compared
    record Typename(byte[] key) implements Part {}

    record OnType(Match match, List<Part> parts) implements Part {}

    /// Parts that differ from one object type to another, by the type's number; null where the
    /// number is none of an object type.
    record ByObjectType(List<@Nullable List<Part>> byType, List<Part> ofOthers) implements Part {}
  }

  /// What became of an object.
  enum Outcome {
    WRITTEN,
    /// No representation fits its type, or a value that must be there is not.
    NOT_SENT,
    /// As {@link #NOT_SENT}, because the fetch that should have brought the value failed.
    FAILED
  }

  private RepresentationProgram(TypeTable types, List<ByType> byType) {
    this.types = types;
    this.byType = List.copyOf(byType);
  }

  static RepresentationProgram compile(
      List<EntityTarget.Representation> representations,
      ObjectShape object,
      ShapeCompiler compiler) {
    TypeTable types = compiler.shape().types();
    PartCompiler parts = new PartCompiler(compiler, types);
    List<ByType> byType = new ArrayList<>();
    for (EntityTarget.Representation representation : representations) {
      String sent = representation.sentTypename();
      byType.add(
          new ByType(
              parts.match(representation.type()),
              types.id(representation.type()),
              compiler.condition(representation.condition()),
              sent == null ? null : ('"' + sent + '"').getBytes(StandardCharsets.UTF_8),
              parts.compile(representation.fields(), object, representation.type())));
    }
    return new RepresentationProgram(types, byType);
  }

  private record PartCompiler(ShapeCompiler compiler, TypeTable types) {
    Match match(String type) {
      return new Match(types, type, types.possible(type));
    }

    List<Part> compile(
        List<RequiredSelection> selections, ObjectShape object, @Nullable String type) {
      return Overlaps.areIn(selections)
          ? List.of(byObjectType(selections, object, type))
          : each(selections, object, type);
    }

    /// A member may be sent only once: where plain fields and type conditions select the same one,
    /// every object type gets parts of its own.
    private Part byObjectType(
        List<RequiredSelection> selections, ObjectShape object, @Nullable String type) {
      List<@Nullable List<Part>> byType = new ArrayList<>();
      for (int id = 0; id < types.unknown(); id++) {
        int objectType = id;
        byType.add(
            types.isConcrete(id)
                ? compile(
                    Overlaps.merged(
                        selections, condition -> types.possible(condition).contains(objectType)),
                    object,
                    types.name(id))
                : null);
      }
      List<RequiredSelection> ofOthers =
          Overlaps.merged(selections, condition -> condition.equals(type));
      return new Part.ByObjectType(
          Collections.unmodifiableList(byType), compile(ofOthers, object, type));
    }

    private List<Part> each(
        List<RequiredSelection> selections, ObjectShape object, @Nullable String type) {
      List<Part> parts = new ArrayList<>();
      for (RequiredSelection selection : selections) {
        parts.add(
            switch (selection) {
              case RequiredSelection.Field field -> field(field, object, type);
              case RequiredSelection.OnType on ->
                  new Part.OnType(match(on.type()), compile(on.selections(), object, on.type()));
            });
      }
      return List.copyOf(parts);
    }

    private Part field(RequiredSelection.Field field, ObjectShape object, @Nullable String type) {
      byte[] key = ('"' + field.name() + "\":").getBytes(StandardCharsets.UTF_8);
      if (field.name().equals("__typename")) {
        return new Part.Typename(key);
      }
      int slot = object.slot(field.slot());
      List<Part> parts =
          field.selections().isEmpty()
              ? List.of()
              : compile(
                  field.selections(), object.child(slot), compiler.baseType(type, field.name()));
      boolean isNullable =
          !field.isPartOfKey() && (type == null || compiler.isNullable(type, field.name()));
      return new Part.Field(compiler.condition(field.condition()), key, slot, isNullable, parts);
    }
  }

  /// Appends the representation of an object, or nothing. Hot path: per object.
  Outcome write(JsonWriter out, ResponseData data, int object) {
    int type = data.slots().type(object);
    for (int i = 0; i < byType.size(); i++) {
      ByType candidate = byType.get(i);
      if (candidate.match().matches(type)) {
        if (!data.holds(candidate.condition())) {
          return Outcome.NOT_SENT;
        }
        int start = out.position();
        out.writeBytes(TYPENAME);
        out.writeBytes(
            candidate.typename() == null
                ? types.quotedName(types.isConcrete(type) ? type : candidate.type())
                : candidate.typename());
        Outcome outcome = writeParts(out, data, object, candidate.parts(), true);
        if (outcome == Outcome.WRITTEN) {
          out.writeByte('}');
        } else {
          out.rewind(start);
        }
        return outcome;
      }
    }
    return Outcome.NOT_SENT;
  }

  private Outcome writeParts(
      JsonWriter out, ResponseData data, int object, List<Part> parts, boolean hasMember) {
    boolean needsComma = hasMember;
    for (int i = 0; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case Part.Field field when !data.holds(field.condition()) -> {
          // not needed now
        }
        case Part.Field field -> {
          writeKey(out, field.key(), needsComma);
          Outcome outcome = writeValue(out, data, data.slots().cell(object, field.slot()), field);
          if (outcome != Outcome.WRITTEN) {
            return outcome;
          }
          needsComma = true;
        }
        case Part.Typename typename -> {
          int type = data.slots().type(object);
          if (type < 0 || type == types.unknown()) {
            return Outcome.NOT_SENT;
          }
          writeKey(out, typename.key(), needsComma);
          out.writeBytes(types.quotedName(type));
          needsComma = true;
        }
        case Part.ByObjectType byObjectType -> {
          int type = data.slots().type(object);
          @Nullable List<Part> own =
              type < 0 || type >= byObjectType.byType().size()
                  ? null
                  : byObjectType.byType().get(type);
          int before = out.position();
          Outcome outcome =
              writeParts(
                  out, data, object, own == null ? byObjectType.ofOthers() : own, needsComma);
          if (outcome != Outcome.WRITTEN) {
            return outcome;
          }
          needsComma |= out.position() > before;
        }
        case Part.OnType onType -> {
          if (onType.match().matches(data.slots().type(object))) {
            int before = out.position();
            Outcome outcome = writeParts(out, data, object, onType.parts(), needsComma);
            if (outcome != Outcome.WRITTEN) {
              return outcome;
            }
            needsComma |= out.position() > before;
          }
        }
      }
    }
    return Outcome.WRITTEN;
  }

  private static void writeKey(JsonWriter out, byte[] key, boolean needsComma) {
    if (needsComma) {
      out.writeByte(',');
    }
    out.writeBytes(key);
  }

  private Outcome writeValue(JsonWriter out, ResponseData data, int cell, Part.Field field) {
    int start = out.position();
    Outcome outcome = writeNonNull(out, data, cell, field.parts());
    if (outcome == Outcome.WRITTEN || !field.isNullable()) {
      return outcome;
    }
    out.rewind(start);
    out.writeNull();
    return Outcome.WRITTEN;
  }

  private Outcome writeNonNull(JsonWriter out, ResponseData data, int cell, List<Part> parts) {
    Slots slots = data.slots();
    switch (slots.tag(cell)) {
      case Slots.ABSENT, Slots.NULL -> {
        return Outcome.NOT_SENT;
      }
      case Slots.FAILED -> {
        return Outcome.FAILED;
      }
      case Slots.OBJECT -> {
        out.writeByte('{');
        Outcome outcome = writeParts(out, data, slots.reference(cell), parts, false);
        out.writeByte('}');
        return outcome;
      }
      case Slots.LIST -> {
        writeList(out, data, slots.reference(cell), parts);
        return Outcome.WRITTEN;
      }
      default -> {
        out.writeBytes(slots.text(cell), slots.start(cell), slots.length(cell));
        return Outcome.WRITTEN;
      }
    }
  }

  private void writeList(JsonWriter out, ResponseData data, int list, List<Part> parts) {
    Slots slots = data.slots();
    out.writeByte('[');
    for (int i = 0; i < slots.size(list); i++) {
      if (i > 0) {
        out.writeByte(',');
      }
      int start = out.position();
      if (writeNonNull(out, data, slots.cell(list, i), parts) != Outcome.WRITTEN) {
        out.rewind(start);
        out.writeNull();
      }
    }
    out.writeByte(']');
  }
}
