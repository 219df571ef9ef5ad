package io.interlock.executor.entity;

import java.util.Arrays;

/// Which objects each representation of a request stands for, in order. Owned by one thread.
final class Places {
  private int[] objects;

  /// Which of the target's paths led to the object: it says the object's shape.
  private int[] paths;

  /// The next place of the same representation, -1 at the end.
  private int[] nexts;

  private int[] firsts;
  private int[] lasts;
  private int count;
  private int representations;

  /// @param expected how many objects there will probably be, at least 1
  Places(int expected) {
    objects = new int[expected];
    paths = new int[expected];
    nexts = new int[expected];
    firsts = new int[expected];
    lasts = new int[expected];
  }

  /// Adds a representation without places.
  ///
  /// @return its number
  int addRepresentation() {
    if (representations == firsts.length) {
      firsts = Arrays.copyOf(firsts, representations * 2);
      lasts = Arrays.copyOf(lasts, representations * 2);
    }
    firsts[representations] = -1;
    return representations++;
  }

  /// Adds an object to a representation.
  void add(int representation, int object, int path) {
    if (count == objects.length) {
      objects = Arrays.copyOf(objects, count * 2);
      paths = Arrays.copyOf(paths, count * 2);
      nexts = Arrays.copyOf(nexts, count * 2);
    }
    objects[count] = object;
    paths[count] = path;
    nexts[count] = -1;
    if (firsts[representation] < 0) {
      firsts[representation] = count;
    } else {
      nexts[lasts[representation]] = count;
    }
    lasts[representation] = count++;
  }

  int representations() {
    return representations;
  }

  /// All places.
  int count() {
    return count;
  }

  /// The first place of a representation; -1 when there is no such representation.
  int first(int representation) {
    return representation < representations ? firsts[representation] : -1;
  }

  int next(int place) {
    return nexts[place];
  }

  int object(int place) {
    return objects[place];
  }

  int path(int place) {
    return paths[place];
  }
}
