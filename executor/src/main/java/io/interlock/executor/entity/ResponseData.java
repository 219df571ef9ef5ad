package io.interlock.executor.entity;

import io.interlock.executor.json.JsonKind;
import io.interlock.executor.json.JsonScanner;
import io.interlock.executor.json.PathElement;
import io.interlock.executor.json.Slots;
import io.interlock.executor.shape.ConditionTable;
import io.interlock.executor.shape.ReadShape;
import io.interlock.executor.shape.ResponseShape;
import io.interlock.executor.shape.TypeTable;
import io.interlock.executor.shape.VerbatimShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The slots of one response, and how answers are read into them. Owned by one thread.
public final class ResponseData {
  private final ResponseShape shape;
  private final boolean[] holds;
  private final Slots slots = new Slots();
  private final Gaps gaps = new Gaps(slots);
  private final int root;

  private boolean hasVerbatim;
  private boolean isTakingApart;

  /// Values whose place depends on a type that no subgraph has said yet.
  private final List<Undecided> undecided = new ArrayList<>();

  /// A value that starts at `start` in a body, under the key `key` of `read` in `object`.
  private record Undecided(int object, ReadShape read, int key, int body, int start, int end) {}

  /// @param holds which of the shape's conditions hold, by number
  public ResponseData(ResponseShape shape, boolean[] holds) {
    this.shape = shape;
    this.holds = holds;
    this.root = slots.newRoot(shape.root().id(), shape.root().slotCount(), shape.rootType());
  }

  public Slots slots() {
    return slots;
  }

  Gaps gaps() {
    return gaps;
  }

  /// Settles, when all answers are there, what is missing only because of errors.
  public void complete() {
    gaps.failMissing();
  }

  /// The root object.
  public int root() {
    return root;
  }

  public ResponseShape shape() {
    return shape;
  }

  /// Whether a condition of the plan holds for this request.
  public boolean holds(int condition) {
    return condition == ConditionTable.ALWAYS || holds[condition];
  }

  /// Releases the bodies of all answers; the data is gone.
  public void release() {
    slots.release();
    undecided.clear();
  }

  /// The path of an object or list as the client knows it.
  List<PathElement> clientPath(int owner) {
    return shape.clientPath(slots, owner);
  }

  /// How many values wait for their object's type.
  int undecided() {
    return undecided.size();
  }

  /// Takes back everything that came in a body.
  void forget(int body) {
    slots.forget(body);
    undecided.removeIf(u -> u.body() == body);
  }

  /// Whether anything is kept as it came.
  boolean hasVerbatim() {
    return hasVerbatim;
  }

  /// Whether what is read from now on is taken apart in any case, so that errors find their places
  /// in it.
  void setTakingApart(boolean isTakingApart) {
    this.isTakingApart = isTakingApart;
  }

  /// Reads the object that comes next into an existing one. Hot path: per field.
  void readObject(JsonScanner scanner, int body, ReadShape read, int object) {
    int firstUndecided = undecided.size();
    int level = scanner.openKeys();
    long seen = 0;
    int expected = 0;
    for (int key = scanner.enterObject(read.keys(), 0);
        key != JsonScanner.NO_MEMBER;
        key = scanner.nextMember(read.keys(), expected)) {
      seen = scanner.checkKeyIsNew(level, key, seen);
      if (key < 0) {
        scanner.skipValue();
        continue;
      }
      expected = key + 1;
      if (read.isDirect(key)) {
        readTarget(scanner, body, object, read.target(key));
      } else {
        readByType(scanner, body, object, read, key);
      }
    }
    scanner.closeKeys(level);
    if (undecided.size() > firstUndecided) {
      decide(firstUndecided);
    }
  }

  /// Reads the values whose place is known by now, because a later answer said the type.
  void decideAll() {
    if (!undecided.isEmpty()) {
      decide(0);
    }
  }

  private void readTarget(JsonScanner scanner, int body, int object, ReadShape.Target target) {
    if (target.slot() == ReadShape.TYPENAME) {
      readTypename(scanner, body, object);
    } else if (target.verbatim() == null
        || !readVerbatim(scanner, body, object, target.slot(), target.verbatim())) {
      readValue(scanner, body, object, target.slot(), target);
    }
  }

  /// Keeps a value as it comes.
  ///
  /// @return false when it has to be taken apart; then it comes next again
  private boolean readVerbatim(
      JsonScanner scanner, int body, int object, int slot, VerbatimShape.Value verbatim) {
    JsonKind kind = scanner.peek();
    int cell = slots.cellOfObject(object, slot);
    if (isTakingApart || kind == JsonKind.NULL || slots.tag(cell) != Slots.ABSENT) {
      return false;
    }
    int start = scanner.position();
    if (!VerbatimReader.read(scanner, verbatim)) {
      scanner.moveTo(start);
      return false;
    }
    hasVerbatim = true;
    slots.putScalar(cell, Slots.VERBATIM, body, start, scanner.position() - start);
    return true;
  }

  private void readValue(
      JsonScanner scanner, int body, int owner, int index, ReadShape.Target target) {
    ReadShape child = target.child();
    JsonKind kind = scanner.peek();
    if (child != null && isContested(slots.tag(slots.cell(owner, index)), kind == JsonKind.NULL)) {
      gaps.contest(owner, index);
    }
    switch (kind) {
      case OBJECT -> {
        if (child == null) {
          readLeaf(scanner, kind, body, owner, index, Slots.TEXT);
        } else {
          int object =
              slots.objectAt(
                  owner,
                  index,
                  body,
                  child.object().id(),
                  child.object().slotCount(),
                  target.childType());
          readObject(scanner, body, child, object);
        }
      }
      case ARRAY -> {
        if (child == null) {
          readLeaf(scanner, kind, body, owner, index, Slots.TEXT);
        } else {
          readList(scanner, body, slots.listAt(owner, index, body), target);
        }
      }
      case NULL -> {
        scanner.skip(kind);
        slots.putNull(slots.cell(owner, index), body);
      }
      case STRING -> readLeaf(scanner, kind, body, owner, index, Slots.STRING);
      case NUMBER -> readLeaf(scanner, kind, body, owner, index, Slots.NUMBER);
      case TRUE -> readLeaf(scanner, kind, body, owner, index, Slots.TRUE);
      case FALSE -> readLeaf(scanner, kind, body, owner, index, Slots.FALSE);
    }
  }

  /// Whether what is in a slot and what comes contradict each other.
  static boolean isContested(int tag, boolean isNull) {
    return isNull ? tag == Slots.OBJECT || tag == Slots.LIST : tag == Slots.NULL;
  }

  private void readList(JsonScanner scanner, int body, int list, ReadShape.Target target) {
    int index = 0;
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      slots.ensureElement(list, index);
      readValue(scanner, body, list, index++, target);
    }
  }

  private void readLeaf(
      JsonScanner scanner, JsonKind kind, int body, int owner, int index, int tag) {
    int start = scanner.position();
    scanner.skip(kind);
    slots.putScalar(slots.cell(owner, index), tag, body, start, scanner.position() - start);
  }

  /// A concrete type is kept; an interface's name is only a better guess, and a name that the
  /// schema does not have makes the object one that no client may see.
  private void readTypename(JsonScanner scanner, int body, int object) {
    boolean isString = scanner.peek() == JsonKind.STRING;
    int start = scanner.position();
    scanner.skipValue();
    if (!isString) {
      return;
    }
    TypeTable types = shape.types();
    int type = types.idOfString(scanner.text(), start, scanner.position());
    if (types.isConcrete(type)) {
      slots.putType(object, type, body);
    } else if (!types.isConcrete(slots.type(object))) {
      slots.suggestType(object, type);
    }
  }

  private void readByType(JsonScanner scanner, int body, int object, ReadShape read, int key) {
    int type = slots.type(object);
    if (shape.types().isConcrete(type)) {
      ReadShape.Target target = read.target(key, type);
      if (target == null) {
        scanner.skipValue();
      } else {
        readTarget(scanner, body, object, target);
      }
      return;
    }
    scanner.peek();
    int start = scanner.position();
    scanner.skipValue();
    undecided.add(new Undecided(object, read, key, body, start, scanner.position()));
  }

  private void decide(int from) {
    List<Undecided> open = new ArrayList<>(undecided.subList(from, undecided.size()));
    undecided.subList(from, undecided.size()).clear();
    for (Undecided u : open) {
      int type = slots.type(u.object());
      if (!shape.types().isConcrete(type)) {
        undecided.add(u);
        continue;
      }
      ReadShape.@Nullable Target target = u.read().target(u.key(), type);
      if (target != null) {
        JsonScanner scanner = new JsonScanner(slots.textOf(u.body()), u.start(), u.end());
        readTarget(scanner, u.body(), u.object(), target);
      }
    }
  }
}
