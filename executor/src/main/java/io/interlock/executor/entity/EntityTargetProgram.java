package io.interlock.executor.entity;

import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.shape.ReadShape;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.planner.plan.EntityTarget;
import io.interlock.planner.plan.ResponsePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One `_entities` field of a request. Immutable.
final class EntityTargetProgram {
  private final byte[] variable;
  private final List<AtPath> atPaths;
  private final List<EntityTargetProgram> shares;

  /// What holds for the objects at one of the target's paths: positions differ in their slots.
  private record AtPath(PathProgram path, RepresentationProgram representation, ReadShape read) {}

  private EntityTargetProgram(
      byte[] variable, List<AtPath> atPaths, List<EntityTargetProgram> shares) {
    this.variable = variable;
    this.atPaths = List.copyOf(atPaths);
    this.shares = List.copyOf(shares);
  }

  static EntityTargetProgram compile(EntityTarget target, ShapeCompiler compiler) {
    List<AtPath> atPaths = new ArrayList<>();
    for (ResponsePath path : target.paths()) {
      atPaths.add(
          new AtPath(
              PathProgram.compile(path, compiler.shape()),
              RepresentationProgram.compile(target.representations(), compiler.at(path), compiler),
              compiler.read(target.selections(), path)));
    }
    byte[] variable = ('"' + target.variable() + "\":[").getBytes(StandardCharsets.UTF_8);
    List<EntityTargetProgram> shares = new ArrayList<>();
    target.shares().forEach(share -> shares.add(compile(share, compiler)));
    return new EntityTargetProgram(variable, atPaths, shares);
  }

  /// What is asked for instead of an object that cannot be sent.
  List<EntityTargetProgram> shares() {
    return shares;
  }

  /// How an entity is read into an object at one of the paths.
  ReadShape read(int path) {
    return atPaths.get(path).read();
  }

  /// The response keys of one of the paths, up to its first list.
  List<String> clientKeys(int path) {
    return atPaths.get(path).path().clientKeys();
  }

  /// Appends the variable with its representations, each different one once.
  Gathering select(ResponseData data, JsonWriter out, boolean needsComma) {
    Gathering gathering = begin(data, out, needsComma);
    visit(data, gathering::add);
    out.writeByte(']');
    return gathering;
  }

  /// As {@link #select}, of given objects; null for none.
  Gathering select(ResponseData data, JsonWriter out, @Nullable Places objects) {
    Gathering gathering = begin(data, out, true);
    int first = objects == null ? -1 : objects.first(0);
    for (int place = first; objects != null && place >= 0; place = objects.next(place)) {
      gathering.add(objects.object(place), objects.path(place));
    }
    out.writeByte(']');
    return gathering;
  }

  private Gathering begin(ResponseData data, JsonWriter out, boolean needsComma) {
    if (needsComma) {
      out.writeByte(',');
    }
    out.writeBytes(variable);
    return gathering(data, out);
  }

  /// Takes an object at one of the target's paths.
  interface Visitor {
    void visit(int object, int path);
  }

  /// Visits the objects at all paths.
  void visit(ResponseData data, Visitor visitor) {
    for (int path = 0; path < atPaths.size(); path++) {
      int number = path;
      atPaths
          .get(path)
          .path()
          .visit(data.slots(), data.root(), object -> visitor.visit(object, number));
    }
  }

  /// Notes that an object cannot be asked for because what it needs has failed: its fields are
  /// null, and the client was told why.
  void fail(ResponseData data, int object, int path) {
    Failures.failAll(data, object, read(path));
  }

  /// Starts to gather objects, whose representations are appended to `out`.
  Gathering gathering(ResponseData data, JsonWriter out) {
    return new Gathering(data, out);
  }

  /// Objects to be asked for, and their representations, each different one once.
  final class Gathering {
    private final ResponseData data;
    private final JsonWriter out;
    private final Places places = new Places(8);
    private final RepresentationIndex index = new RepresentationIndex();
    private @Nullable Places lacking;

    private Gathering(ResponseData data, JsonWriter out) {
      this.data = data;
      this.out = out;
    }

    JsonWriter out() {
      return out;
    }

    Places places() {
      return places;
    }

    /// The objects that cannot be sent and may be asked for share by share; null for none.
    @Nullable Places lacking() {
      return lacking;
    }

    boolean isEmpty() {
      return places.representations() == 0;
    }

    /// Adds an object, if there is something to send of it.
    void add(int object, int path) {
      int start = out.position();
      if (!isEmpty()) {
        out.writeByte(',');
      }
      int written = out.position();
      switch (atPaths.get(path).representation().write(out, data, object)) {
        case WRITTEN -> {
          int number = index.findOrAdd(out, written);
          if (number == places.representations()) {
            places.addRepresentation();
          } else {
            out.rewind(start);
          }
          places.add(number, object, path);
        }
        case NOT_SENT -> {
          out.rewind(start);
          noteLacking(object, path);
        }
        case FAILED -> {
          out.rewind(start);
          if (shares.isEmpty()) {
            fail(data, object, path);
          }
          noteLacking(object, path);
        }
      }
    }

    private void noteLacking(int object, int path) {
      if (shares.isEmpty()) {
        return;
      }
      if (lacking == null) {
        lacking = new Places(8);
        lacking.addRepresentation();
      }
      lacking.add(0, object, path);
    }
  }
}
