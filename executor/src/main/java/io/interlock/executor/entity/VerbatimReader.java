package io.interlock.executor.entity;

import io.interlock.executor.json.JsonKind;
import io.interlock.executor.json.JsonScanner;
import io.interlock.executor.shape.Completion;
import io.interlock.executor.shape.LeafCheck;
import io.interlock.executor.shape.VerbatimShape;

/// Reads over values that the client can get byte for byte as they came, and checks on the way all
/// that would be checked of values that are taken apart.
///
/// Hot path: per byte.
final class VerbatimReader {
  private VerbatimReader() {}

  /// Reads over the value that comes next.
  ///
  /// @return false when it has other members, or in another order, white space between them, or
  ///   anything that the client must not get: then the scanner stands anywhere in it
  static boolean read(JsonScanner scanner, VerbatimShape.Value value) {
    return read(scanner, value, value.completion());
  }

  private static boolean read(
      JsonScanner scanner, VerbatimShape.Value value, Completion completion) {
    if (scanner.takeNull()) {
      return !completion.isNonNull();
    }
    Completion element = completion.element();
    if (element != null) {
      return readList(scanner, value, element);
    }
    VerbatimShape objects = value.objects();
    if (objects != null) {
      return readObject(scanner, objects);
    }
    byte[] text = value.text();
    return text == null ? readLeaf(scanner, completion) : scanner.take(text);
  }

  private static boolean readList(
      JsonScanner scanner, VerbatimShape.Value value, Completion element) {
    if (!scanner.take('[')) {
      return false;
    }
    if (scanner.take(']')) {
      return true;
    }
    do {
      if (!read(scanner, value, element)) {
        return false;
      }
    } while (scanner.take(','));
    return scanner.take(']');
  }

  private static boolean readObject(JsonScanner scanner, VerbatimShape objects) {
    for (VerbatimShape.Field field : objects.fields()) {
      if (!scanner.take(field.before()) || !read(scanner, field.value())) {
        return false;
      }
    }
    return scanner.take('}');
  }

  /// A leaf that goes on after what was taken of it is noticed by whoever takes what comes next.
  private static boolean readLeaf(JsonScanner scanner, Completion completion) {
    return switch (completion.leaf()) {
      case STRING -> scanner.isNext('"') && isSkipped(scanner, JsonKind.STRING);
      case BOOLEAN -> scanner.takeBoolean();
      default -> readCheckedLeaf(scanner, completion);
    };
  }

  private static boolean isSkipped(JsonScanner scanner, JsonKind kind) {
    scanner.skip(kind);
    return true;
  }

  private static boolean readCheckedLeaf(JsonScanner scanner, Completion completion) {
    int start = scanner.position();
    JsonKind kind = scanner.peek();
    if (scanner.position() > start) {
      return false;
    }
    scanner.skip(kind);
    byte[] text = scanner.text();
    int length = scanner.position() - start;
    return LeafCheck.isRightKind(completion.leaf(), kind, text, start, length)
        && LeafCheck.isVisible(completion, text, start, length);
  }
}
