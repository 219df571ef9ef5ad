package io.interlock.executor.json;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The data of one response: objects and lists of slots, whose values are ranges of the bodies that
/// they came in. Owned by one thread.
///
/// A slot is absent, null, failed, or a value; a value is a scalar, an object or a list. Each
/// remembers the body that it came in, and a body has a rank: where two bodies deliver the same
/// slot, the higher rank wins, whichever came first, and a null never replaces a value.
///
/// Everything lies in two parallel arrays, so that a response of many objects is a handful of Java
/// objects. A *cell* is an index into them. Blocks follow one another:
///
///     object    [parent, number of slots | shape] [type, its body | index in parent] slot slot …
///     list      [parent                  | LIST ] [cell of elements | index in parent]
///     elements  [capacity            | ELEMENTS ] [size             |                ] slot slot …
///
/// A list's elements move to a larger block when there are more of them than expected; the list
/// itself stays where it is.
///
/// Hot path: per field.
public final class Slots {
  /// What a slot holds.
  public static final int ABSENT = 0;

  public static final int NULL = 1;

  /// No value, and an error that the client is told of says why.
  public static final int FAILED = 2;

  public static final int STRING = 3;
  public static final int NUMBER = 4;
  public static final int TRUE = 5;
  public static final int FALSE = 6;

  /// A JSON array or object that is kept as text.
  public static final int TEXT = 7;

  public static final int OBJECT = 8;
  public static final int LIST = 9;

  /// Objects, or a list of them, that the client gets as they came: text that is complete already.
  public static final int VERBATIM = 10;

  /// The type of an object of which no body said it.
  public static final int NO_TYPE = -1;

  /// 16 Mi cells, 192 MiB: a body of `[{},{},…]` grows a hundredfold on its way in here.
  private static final int MAX_CELLS = 1 << 24;

  private static final int MAX_BODIES = 1 << 20;
  private static final int HEADER = 2;
  private static final int LIST_SHAPE = -1;
  private static final int ELEMENTS_SHAPE = -2;

  /// Of a slot: tag (4 bits), body (20 bits), start or cell (40 bits).
  private long[] words;

  /// Of a slot: the number of bytes.
  private int[] lengths;

  private int top;
  private final List<ByteBuf> bodies = new ArrayList<>();
  private byte[][] texts = new byte[4][];
  private int[] ranks = new int[4];

  public Slots() {
    SlotArrays.Pair arrays = SlotArrays.ofThread().take();
    words = arrays.words();
    lengths = arrays.lengths();
  }

  /// Takes a body.
  ///
  /// @param bodyOwned has an accessible array; released by {@link #release}
  /// @param rank its place in the plan
  /// @return its number
  public int addBody(ByteBuf bodyOwned, int rank) {
    int number = bodies.size();
    bodies.add(bodyOwned);
    if (number == MAX_BODIES) {
      throw new JsonException("expected at most " + MAX_BODIES + " answers for one request");
    }
    if (number == texts.length) {
      texts = Arrays.copyOf(texts, number * 2);
      ranks = Arrays.copyOf(ranks, number * 2);
    }
    texts[number] = bodyOwned.array();
    ranks[number] = rank;
    return number;
  }

  /// Releases the bodies. No value can be read afterwards.
  public void release() {
    bodies.forEach(ByteBuf::release);
    bodies.clear();
    Arrays.fill(texts, null);
    if (words.length > 0) {
      Arrays.fill(words, 0, top, 0);
      Arrays.fill(lengths, 0, top, 0);
      SlotArrays.ofThread().leave(new SlotArrays.Pair(words, lengths));
      words = new long[0];
      lengths = new int[0];
    }
    top = 0;
  }

  /// The text of a body, as its array has it.
  public byte[] textOf(int body) {
    return texts[body];
  }

  /// The bytes of all bodies together.
  public int bodyBytes() {
    int sum = 0;
    for (ByteBuf body : bodies) {
      sum += body.readableBytes();
    }
    return sum;
  }

  // ---- objects and lists

  /// Makes an object that nothing refers to yet; the root.
  public int newRoot(int shape, int slotCount, int type) {
    return newObject(-1, 0, shape, slotCount, type, 0);
  }

  /// The object in a slot, made when there is none.
  ///
  /// @param owner the object or list that the slot belongs to
  /// @param index the slot, or the position in the list
  /// @param type used for a new object; {@link #NO_TYPE} when nothing is known
  public int objectAt(int owner, int index, int body, int shape, int slotCount, int type) {
    int existing = cell(owner, index);
    if (tag(existing) == OBJECT) {
      return reference(existing);
    }
    if (!mayReplace(existing, body)) {
      // a scalar of a later step stands where this one has an object; keep the object apart
      return newObject(owner, index, shape, slotCount, type, body);
    }
    int object = newObject(owner, index, shape, slotCount, type, body);
    put(cell(owner, index), OBJECT, body, object, 0);
    return object;
  }

  /// The list in a slot, made when there is none.
  public int listAt(int owner, int index, int body) {
    int existing = cell(owner, index);
    if (tag(existing) == LIST) {
      return reference(existing);
    }
    int list = newBlock(LIST_SHAPE, 0);
    int elements = newElements(4); // first: the arrays may be others afterwards
    words[list] = owner;
    lengths[list + 1] = index;
    words[list + 1] = elements;
    if (mayReplace(cell(owner, index), body)) {
      put(cell(owner, index), LIST, body, list, 0);
    }
    return list;
  }

  /// Makes sure that a list has an element at `index`, which is at most one past its end.
  public void ensureElement(int list, int index) {
    int elements = (int) words[list + 1];
    int size = (int) words[elements + 1];
    if (index < size) {
      return;
    }
    int capacity = (int) words[elements];
    if (index == capacity) {
      int larger = newElements(capacity * 2);
      System.arraycopy(words, elements + HEADER, words, larger + HEADER, size);
      System.arraycopy(lengths, elements + HEADER, lengths, larger + HEADER, size);
      Arrays.fill(words, elements + HEADER, elements + HEADER + size, 0);
      words[list + 1] = larger;
      elements = larger;
    }
    words[elements + 1] = index + 1L;
  }

  public boolean isList(int owner) {
    return lengths[owner] == LIST_SHAPE;
  }

  /// The number of elements of a list.
  public int size(int list) {
    return (int) words[(int) words[list + 1] + 1];
  }

  /// The cell of an object's slot, or of a list's element.
  public int cell(int owner, int index) {
    return isList(owner) ? cellOfList(owner, index) : cellOfObject(owner, index);
  }

  /// The cell of an object's slot.
  public int cellOfObject(int object, int slot) {
    return object + HEADER + slot;
  }

  /// The cell of a list's element.
  public int cellOfList(int list, int index) {
    return (int) words[list + 1] + HEADER + index;
  }

  /// The shape that an object was made with.
  public int shape(int object) {
    return lengths[object];
  }

  /// The object or list that holds this one, -1 for the root.
  public int parent(int owner) {
    return isList(owner) ? (int) words[owner] : (int) (words[owner] >> 32);
  }

  /// The slot or position in the parent that holds this object or list.
  public int indexInParent(int owner) {
    return lengths[owner + 1];
  }

  /// The type of an object.
  public int type(int object) {
    return start(object + 1) - 1;
  }

  /// Gives an object the type that a body says; over one that another body said only by rank.
  public void putType(int object, int type, int body) {
    int header = object + 1;
    if (tag(header) == ABSENT || ranks[body(header)] <= ranks[body]) {
      words[header] = word(STRING, body, type + 1);
    }
  }

  /// Gives an object of which no body said the type a better guess, for example an interface.
  public void suggestType(int object, int type) {
    int header = object + 1;
    if (tag(header) == ABSENT) {
      words[header] = word(ABSENT, body(header), type + 1);
    }
  }

  // ---- slots

  /// What a slot holds: one of the constants.
  public int tag(int cell) {
    return (int) words[cell] & 0xF;
  }

  /// The text of the body that a scalar came in.
  public byte[] text(int cell) {
    return texts[body(cell)];
  }

  /// Where a scalar starts in its {@link #text}, quotes included.
  public int start(int cell) {
    return (int) (words[cell] >>> 24);
  }

  /// The bytes of a scalar, quotes included.
  public int length(int cell) {
    return lengths[cell];
  }

  /// The object or list that a slot refers to.
  public int reference(int cell) {
    return (int) (words[cell] >>> 24);
  }

  /// Keeps a scalar, unless a body of higher rank was here before.
  public void putScalar(int cell, int tag, int body, int start, int length) {
    if (mayReplace(cell, body)) {
      put(cell, tag, body, start, length);
    }
  }

  /// Keeps a null where nothing is yet.
  public void putNull(int cell, int body) {
    if (tag(cell) == ABSENT) {
      put(cell, NULL, body, 0, 0);
    }
  }

  /// Notes that an error explains why there is no value here; a value stays.
  public void putFailed(int cell) {
    if (tag(cell) <= NULL) {
      words[cell] = FAILED;
    }
  }

  /// Whether what a slot holds came in a body.
  public boolean isOf(int cell, int body) {
    return body(cell) == body;
  }

  /// Whether a body said an object's type.
  public boolean isTypeOf(int object, int body) {
    return tag(object + 1) == STRING && body(object + 1) == body;
  }

  /// Takes back everything that came in a body, as if it had never come.
  public void forget(int body) {
    for (int block = 0; block < top; ) {
      int slots = slotCount(block);
      for (int cell = block + HEADER; cell < block + HEADER + slots; cell++) {
        if (tag(cell) != ABSENT && tag(cell) != FAILED && body(cell) == body) {
          words[cell] = ABSENT;
        }
      }
      block += HEADER + slots;
    }
  }

  private boolean mayReplace(int cell, int body) {
    int tag = tag(cell);
    return tag <= FAILED || ranks[body(cell)] <= ranks[body];
  }

  private int body(int cell) {
    return (int) (words[cell] >>> 4) & (MAX_BODIES - 1);
  }

  private void put(int cell, int tag, int body, int start, int length) {
    words[cell] = word(tag, body, start);
    lengths[cell] = length;
  }

  private static long word(int tag, int body, int start) {
    return ((long) start << 24) | ((long) body << 4) | tag;
  }

  private int newObject(int parent, int index, int shape, int slotCount, int type, int body) {
    int object = newBlock(shape, slotCount);
    words[object] = ((long) parent << 32) | slotCount;
    words[object + 1] = word(ABSENT, body, type + 1);
    lengths[object + 1] = index;
    return object;
  }

  private int newElements(int capacity) {
    int elements = newBlock(ELEMENTS_SHAPE, capacity);
    words[elements] = capacity;
    return elements;
  }

  private int slotCount(int block) {
    return isList(block) ? 0 : (int) words[block];
  }

  private int newBlock(int shape, int slotCount) {
    int block = top;
    int needed = top + HEADER + slotCount;
    if (needed > MAX_CELLS) {
      throw new JsonException("expected a response of at most " + MAX_CELLS + " values, got more");
    }
    if (needed > words.length) {
      int capacity = Math.max(words.length * 2, needed);
      words = Arrays.copyOf(words, capacity);
      lengths = Arrays.copyOf(lengths, capacity);
    }
    lengths[block] = shape;
    top = needed;
    return block;
  }
}
