package io.interlock.executor.json;

import java.nio.charset.StandardCharsets;

/// Reads JSON (RFC 8259) strictly, as ranges of the text: a malformed text, invalid UTF-8, an
/// unknown escape, an object with the same key twice, or nesting deeper than the limit is a {@link
/// JsonException}. Owned by one thread.
///
/// An object is walked as `for (boolean more = s.enterObject(); more; more = s.nextMember())`, with
/// the value read or skipped in each round; an array alike.
///
/// Hot path: per byte.
public final class JsonScanner {
  /// Levels of nesting. Answers to GraphQL operations are a few dozen deep; the rest is stack
  /// space: one level takes two frames.
  public static final int MAX_DEPTH = 512;

  /// In place of a key's index: the object has a member of another key.
  public static final int UNKNOWN_KEY = -1;

  /// In place of a key's index: the object has no further member.
  public static final int NO_MEMBER = -2;

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

  private final byte[] text;
  private final int start;
  private final int end;
  private int position;
  private int depth;
  private int keyStart;
  private int keyEnd;
  private boolean isKeyEscaped;
  private boolean isStringEscaped;
  private final SeenKeys seenKeys;

  /// Reads `text` from `start` to before `end`.
  public JsonScanner(byte[] text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.position = start;
    this.seenKeys = new SeenKeys(text);
  }

  public byte[] text() {
    return text;
  }

  /// The next byte to be read, as an index into the text.
  public int position() {
    return position;
  }

  /// Goes back (or on) to a value that was seen before at the same level.
  public void moveTo(int position) {
    this.position = position;
  }

  /// The kind of the value that comes next; white space before it is skipped.
  public JsonKind peek() {
    skipSpace();
    if (position == end) {
      throw fault("expected a value, got the end of the text");
    }
    return switch (text[position]) {
      case '"' -> JsonKind.STRING;
      case '{' -> JsonKind.OBJECT;
      case '[' -> JsonKind.ARRAY;
      case 'n' -> JsonKind.NULL;
      case 't' -> JsonKind.TRUE;
      case 'f' -> JsonKind.FALSE;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> JsonKind.NUMBER;
      default -> throw unexpected("a value");
    };
  }

  /// Reads over one value and checks it. The value stands between the {@link #position} after
  /// {@link #peek} and the position after this.
  ///
  /// @return its kind
  public JsonKind skipValue() {
    JsonKind kind = peek();
    skip(kind);
    return kind;
  }

  /// As {@link #skipValue}, right after {@link #peek} said the kind.
  public void skip(JsonKind kind) {
    switch (kind) {
      case STRING -> skipString();
      case NUMBER -> position = NumberBytes.after(text, position, start, end);
      case OBJECT -> skipObject();
      case ARRAY -> skipArray();
      case NULL -> skipWord(NULL);
      case TRUE -> skipWord(TRUE);
      case FALSE -> skipWord(FALSE);
    }
  }

  /// Enters an object.
  ///
  /// @return whether it has a member, whose key is then read
  public boolean enterObject() {
    boolean hasMember = enter('{', '}', "an object");
    if (hasMember) {
      readKey();
    }
    return hasMember;
  }

  /// Goes on after a member's value.
  ///
  /// @return whether there is another member, whose key is then read
  public boolean nextMember() {
    boolean hasMember = goOn('}', "',' or '}'");
    if (hasMember) {
      readKey();
    }
    return hasMember;
  }

  /// As {@link #enterObject}, for an object whose keys are known.
  ///
  /// @param expected the key that probably comes first
  /// @return the key's index, {@link #UNKNOWN_KEY} or {@link #NO_MEMBER}
  public int enterObject(KeyTable keys, int expected) {
    return enter('{', '}', "an object") ? readKey(keys, expected) : NO_MEMBER;
  }

  /// As {@link #nextMember}, for an object whose keys are known.
  ///
  /// @param expected the key that probably comes next
  /// @return the key's index, {@link #UNKNOWN_KEY} or {@link #NO_MEMBER}
  public int nextMember(KeyTable keys, int expected) {
    return goOn('}', "',' or '}'") ? readKey(keys, expected) : NO_MEMBER;
  }

  /// Enters an array.
  ///
  /// @return whether it has an element, which comes next
  public boolean enterArray() {
    return enter('[', ']', "an array");
  }

  /// Goes on after an element.
  ///
  /// @return whether there is another element, which comes next
  public boolean nextElement() {
    return goOn(']', "',' or ']'");
  }

  /// Reads over `bytes` when they come next, without white space before them.
  ///
  /// @return whether they do
  public boolean take(byte[] bytes) {
    boolean isNext = Words.startsWith(text, position, end, bytes);
    if (isNext) {
      position += bytes.length;
    }
    return isNext;
  }

  /// As {@link #take(byte[])}, of one byte.
  public boolean take(int b) {
    boolean isNext = isNext(b);
    if (isNext) {
      position++;
    }
    return isNext;
  }

  /// As {@link #take(byte[])}, of `null`. What stands right behind it is not looked at.
  public boolean takeNull() {
    return take(NULL);
  }

  /// As {@link #takeNull}, of `true` or `false`.
  public boolean takeBoolean() {
    return take(TRUE) || take(FALSE);
  }

  /// Whether a byte comes next, without white space before it.
  public boolean isNext(int b) {
    return position < end && text[position] == b;
  }

  /// Where the last key's content starts, behind the quote.
  public int keyStart() {
    return keyStart;
  }

  /// Where the last key's content ends, before the quote.
  public int keyEnd() {
    return keyEnd;
  }

  /// Whether the last key has an escape in it, so that its bytes are not its content.
  public boolean isKeyEscaped() {
    return isKeyEscaped;
  }

  /// The last key, unescaped.
  public String key() {
    return isKeyEscaped
        ? JsonStrings.unescape(text, keyStart, keyEnd)
        : new String(text, keyStart, keyEnd - keyStart, StandardCharsets.UTF_8);
  }

  /// Reads a string value.
  public String readString() {
    if (peek() != JsonKind.STRING) {
      throw unexpected("a string");
    }
    int from = position;
    skipString();
    return JsonStrings.stringOf(text, from, position);
  }

  /// Checks that nothing but white space is left.
  public void expectEnd() {
    skipSpace();
    if (position < end) {
      throw unexpected("the end of the text");
    }
  }

  /// A level of nesting for keys that must differ; see {@link #checkKeyIsNew}.
  public int openKeys() {
    return seenKeys.open();
  }

  /// Refuses the last key when the level that {@link #openKeys} began has it already.
  public void checkKeyIsNew(int level) {
    if (!seenKeys.add(level, keyStart, keyEnd, isKeyEscaped)) {
      throw duplicateKey();
    }
  }

  /// As {@link #checkKeyIsNew(int)}, of an object whose keys are mostly known: those are remembered
  /// as bits.
  ///
  /// @param key the last key's index in its {@link KeyTable}, or {@link #UNKNOWN_KEY}
  /// @param seen the keys before; 0 at first
  /// @return the keys with this one
  public long checkKeyIsNew(int level, int key, long seen) {
    if (key < 0 || key >= Long.SIZE) {
      checkKeyIsNew(level);
      return seen;
    }
    if ((seen & (1L << key)) != 0) {
      throw duplicateKey();
    }
    return seen | (1L << key);
  }

  public void closeKeys(int level) {
    seenKeys.close(level);
  }

  /// The fault of a key that was there before.
  private JsonException duplicateKey() {
    return JsonException.at(
        keyStart - 1 - start, "expected a new key, got \"" + key() + "\" again");
  }

  /// A fault at the next byte.
  public JsonException fault(String message) {
    return JsonException.at(position - start, message);
  }

  /// Mostly there is none.
  private void skipSpace() {
    if (position < end && text[position] <= ' ') {
      skipSpaces();
    }
  }

  private void skipSpaces() {
    while (position < end) {
      byte b = text[position];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return;
      }
      position++;
    }
  }

  /// Whether the object or array that begins here has anything in it.
  private boolean enter(char opening, char closing, String what) {
    skipSpace();
    expect(opening, what);
    deeper();
    skipSpace();
    return !isNext(closing) || leave();
  }

  /// Whether the object or array has more in it.
  private boolean goOn(char closing, String what) {
    skipSpace();
    if (isNext(closing)) {
      return leave();
    }
    expect(',', what);
    return true;
  }

  private void skipObject() {
    int level = seenKeys.open();
    for (boolean more = enterObject(); more; more = nextMember()) {
      checkKeyIsNew(level);
      skipValue();
    }
    seenKeys.close(level);
  }

  private void skipArray() {
    for (boolean more = enterArray(); more; more = nextElement()) {
      skipValue();
    }
  }

  /// Reads a key that is probably the expected one: then it is compared instead of looked up.
  private int readKey(KeyTable keys, int expected) {
    skipSpace();
    int length = keys.lengthAt(expected, text, position, end);
    if (length == 0) {
      readKey();
      return keys.find(this);
    }
    keyStart = position + 1;
    position += length;
    keyEnd = position - 1;
    isKeyEscaped = false;
    skipSpace();
    expect(':', "':'");
    return expected;
  }

  private void readKey() {
    skipSpace();
    if (position == end || text[position] != '"') {
      throw unexpected("a key");
    }
    keyStart = position + 1;
    skipString();
    keyEnd = position - 1;
    isKeyEscaped = isStringEscaped;
    skipSpace();
    expect(':', "':'");
  }

  /// Mostly there is nothing but plain bytes before the closing quote.
  private void skipString() {
    int plain = Words.endOfPlain(text, position + 1, end);
    isStringEscaped = false;
    if (plain < end && text[plain] == '"') {
      position = plain + 1;
      return;
    }
    int after = StringBytes.afterString(text, position, plain, start, end);
    isStringEscaped = after < 0;
    position = isStringEscaped ? ~after : after;
  }

  private void skipWord(byte[] word) {
    if (!take(word)) {
      throw fault("expected " + new String(word, StandardCharsets.US_ASCII));
    }
    if (position < end && NumberBytes.isOfAWord(text[position])) {
      throw unexpected("the end of " + new String(word, StandardCharsets.US_ASCII));
    }
  }

  private void expect(char expected, String what) {
    if (position == end || text[position] != expected) {
      throw unexpected(what);
    }
    position++;
  }

  private void deeper() {
    if (++depth > MAX_DEPTH) {
      throw fault("expected at most " + MAX_DEPTH + " levels of nesting, got more");
    }
  }

  private boolean leave() {
    position++;
    depth--;
    return false;
  }

  private JsonException unexpected(String expected) {
    String got = position >= end ? "the end of the text" : StringBytes.shown(text[position]);
    return fault("expected " + expected + ", got " + got);
  }
}
