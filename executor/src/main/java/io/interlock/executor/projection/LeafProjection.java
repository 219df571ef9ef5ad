package io.interlock.executor.projection;

import io.interlock.executor.json.JsonKind;
import io.interlock.executor.json.JsonScanner;
import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.json.Slots;
import io.interlock.executor.shape.Completion;
import io.interlock.executor.shape.LeafCheck;
import io.interlock.executor.shape.ProjectedSelection.ProjectedField;
import java.util.Arrays;
import java.util.List;

/// Writes leaves: scalars and enums, and lists of them. Their bytes are copied as they came. Owned
/// by one thread.
///
/// Hot path: per leaf.
final class LeafProjection {
  private final Slots slots;
  private final Complaints complaints;
  private final JsonWriter out;

  /// Where we are in a list of leaves, outermost first.
  private int[] indexes = new int[4];

  private int depth;

  LeafProjection(Slots slots, Complaints complaints, JsonWriter out) {
    this.slots = slots;
    this.complaints = complaints;
    this.out = out;
  }

  /// Appends the leaf, or the list of leaves, of a slot with a scalar or a text in it.
  Written write(int cell, int owner, int index, ProjectedField field, Completion completion) {
    byte[] text = slots.text(cell);
    int from = slots.start(cell);
    int length = slots.length(cell);
    if (completion.element() == null) {
      return writeLeaf(
          kindOf(cell, text, from), text, from, length, owner, index, field, completion);
    }
    if (slots.tag(cell) != Slots.TEXT || text[from] != '[' || field.selection() != null) {
      return wrongKind(text, from, length, owner, index, field, completion);
    }
    JsonScanner scanner = new JsonScanner(text, from, from + length);
    return writeList(scanner, owner, index, field, completion.element());
  }

  private JsonKind kindOf(int cell, byte[] text, int from) {
    return switch (slots.tag(cell)) {
      case Slots.STRING -> JsonKind.STRING;
      case Slots.NUMBER -> JsonKind.NUMBER;
      case Slots.TRUE -> JsonKind.TRUE;
      case Slots.FALSE -> JsonKind.FALSE;
      default -> text[from] == '[' ? JsonKind.ARRAY : JsonKind.OBJECT;
    };
  }

  private Written writeLeaf(
      JsonKind kind,
      byte[] text,
      int from,
      int length,
      int owner,
      int index,
      ProjectedField field,
      Completion completion) {
    if (!LeafCheck.isRightKind(completion.leaf(), kind, text, from, length)) {
      return wrongKind(text, from, length, owner, index, field, completion);
    }
    if (!LeafCheck.isVisible(completion, text, from, length)) {
      return Written.NULL;
    }
    out.writeBytes(text, from, length);
    return Written.VALUE;
  }

  /// Appends a list of leaves that was checked to be JSON before.
  private Written writeList(
      JsonScanner scanner, int owner, int index, ProjectedField field, Completion element) {
    int start = out.position();
    int level = depth++;
    if (level == indexes.length) {
      indexes = Arrays.copyOf(indexes, level * 2);
    }
    indexes[level] = 0;
    out.writeByte('[');
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      if (indexes[level] > 0) {
        out.writeByte(',');
      }
      if (!writeElement(scanner, owner, index, field, element)) {
        out.rewind(start);
        depth = level;
        return Written.FAULT;
      }
      indexes[level]++;
    }
    depth = level;
    out.writeByte(']');
    return Written.VALUE;
  }

  private boolean writeElement(
      JsonScanner scanner, int owner, int index, ProjectedField field, Completion element) {
    JsonKind kind = scanner.peek();
    Written written;
    if (kind == JsonKind.ARRAY && element.element() != null) {
      written = writeNestedList(scanner, owner, index, field, element.element());
    } else {
      int from = scanner.position();
      scanner.skipValue();
      int length = scanner.position() - from;
      if (kind == JsonKind.NULL) {
        written = Written.NULL;
      } else if (element.element() != null) {
        written = wrongKind(scanner.text(), from, length, owner, index, field, element);
      } else {
        written = writeLeaf(kind, scanner.text(), from, length, owner, index, field, element);
      }
    }
    return conclude(written, owner, index, field, element);
  }

  /// A nested list is skipped as a whole first, so that one that is given up halfway leaves the
  /// scanner behind it.
  private Written writeNestedList(
      JsonScanner scanner, int owner, int index, ProjectedField field, Completion element) {
    int from = scanner.position();
    scanner.skipValue();
    JsonScanner nested = new JsonScanner(scanner.text(), from, scanner.position());
    return writeList(nested, owner, index, field, element);
  }

  /// Settles what became of a value: whether something stands for it now, if only null. Where null
  /// is not allowed the object around has to go, and the first to notice complains.
  boolean conclude(
      Written written, int owner, int index, ProjectedField field, Completion completion) {
    if (written == Written.VALUE) {
      return true;
    }
    if (!completion.isNonNull()) {
      out.writeNull();
      return true;
    }
    if (written == Written.NULL) {
      complaints.nullNotAllowed(new Complaints.Position(owner, index, field, indexes()));
    }
    return false;
  }

  private List<Integer> indexes() {
    return Arrays.stream(indexes, 0, depth).boxed().toList();
  }

  private Written wrongKind(
      byte[] text,
      int from,
      int length,
      int owner,
      int index,
      ProjectedField field,
      Completion completion) {
    complaints.wrongKind(
        new Complaints.Position(owner, index, field, indexes()),
        completion.expectedType(),
        text,
        from,
        length);
    return Written.FAULT;
  }
}
