package io.interlock.executor.entity;

import io.interlock.executor.json.JsonException;
import io.interlock.executor.json.JsonKind;
import io.interlock.executor.json.JsonScanner;
import io.interlock.executor.json.KeyTable;
import io.interlock.executor.json.PathElement;
import io.interlock.executor.shape.ReadShape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A fetch of entities that was sent.
final class OpenEntityFetch extends OpenFetch {
  private final List<EntityTargetProgram> targets;
  private final KeyTable responseKeys;
  private final List<Places> places;

  /// @param targets one for each `_entities` field, with its response key and its places
  OpenEntityFetch(
      ResponseData data,
      List<EntityTargetProgram> targets,
      KeyTable responseKeys,
      List<Places> places) {
    super(data);
    this.targets = targets;
    this.responseKeys = responseKeys;
    this.places = places;
  }

  @Override
  String readData(JsonScanner scanner, int body) {
    int listsFound = 0;
    int level = scanner.openKeys();
    long seen = 0;
    for (int target = scanner.enterObject(responseKeys, 0);
        target != JsonScanner.NO_MEMBER;
        target = scanner.nextMember(responseKeys, listsFound)) {
      seen = scanner.checkKeyIsNew(level, target, seen);
      if (target >= 0 && scanner.peek() == JsonKind.ARRAY) {
        readEntities(scanner, body, target);
        listsFound++;
      } else {
        scanner.skipValue();
      }
    }
    scanner.closeKeys(level);
    return listsFound == places.size() ? "" : "expected a list of entities, got none";
  }

  /// Reads each entity into all objects that its representation stands for. Entities past the last
  /// representation are ignored; an entity that is null leaves its objects as they are.
  private void readEntities(JsonScanner scanner, int body, int target) {
    Places targetPlaces = places.get(target);
    int representation = 0;
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      readEntity(scanner, body, target, targetPlaces, representation++);
    }
  }

  private void readEntity(
      JsonScanner scanner, int body, int target, Places targetPlaces, int representation) {
    JsonKind kind = scanner.peek();
    int place = targetPlaces.first(representation);
    if (kind != JsonKind.OBJECT && kind != JsonKind.NULL) {
      throw new JsonException("expected an entity to be an object or null, got " + kind);
    }
    if (kind == JsonKind.NULL || place < 0) {
      scanner.skipValue();
      return;
    }
    int start = scanner.position();
    int undecided = data.undecided();
    EntityTargetProgram program = targets.get(target);
    @Nullable EntityCopy copy = null;
    int source = -1;
    for (; place >= 0; place = targetPlaces.next(place)) {
      ReadShape read = program.read(targetPlaces.path(place));
      int object = targetPlaces.object(place);
      boolean isAlike =
          source >= 0
              && targetPlaces.path(place) == targetPlaces.path(source)
              && data.undecided() == undecided;
      if (isAlike && copy == null) {
        copy = new EntityCopy(data, body);
      }
      if (!isAlike || copy == null || !copy.copy(read, targetPlaces.object(source), object)) {
        scanner.moveTo(start);
        data.readObject(scanner, body, read, object);
        source = place;
      }
    }
  }

  @Override
  public List<List<PathElement>> failAll() {
    Set<List<String>> clientKeys = new LinkedHashSet<>();
    for (int target = 0; target < places.size(); target++) {
      EntityTargetProgram program = targets.get(target);
      Places targetPlaces = places.get(target);
      for (int place = 0; place < targetPlaces.count(); place++) {
        int path = targetPlaces.path(place);
        Failures.failAll(data, targetPlaces.object(place), program.read(path));
        clientKeys.add(program.clientKeys(path));
      }
    }
    return clientKeys.stream().map(OpenEntityFetch::path).toList();
  }

  private static List<PathElement> path(List<String> keys) {
    return keys.stream().map(key -> (PathElement) new PathElement.Key(key)).toList();
  }

  @Override
  public List<List<PathElement>> locate(List<PathElement> path) {
    if (path.size() >= 2
        && path.get(0) instanceof PathElement.Key key
        && path.get(1) instanceof PathElement.Index index) {
      int target = responseKeys.find(key.name());
      if (target >= 0 && places.get(target).first(index.position()) >= 0) {
        return locate(path, target, index.position());
      }
    }
    return failAll();
  }

  private List<List<PathElement>> locate(List<PathElement> path, int target, int representation) {
    Places targetPlaces = places.get(target);
    List<List<PathElement>> located = new ArrayList<>();
    for (int place = targetPlaces.first(representation);
        place >= 0;
        place = targetPlaces.next(place)) {
      int object = targetPlaces.object(place);
      var read = targets.get(target).read(targetPlaces.path(place));
      if (path.size() == 2) {
        Failures.failAll(data, object, read);
      }
      located.add(Failures.follow(data, object, read, path, 2));
    }
    return located;
  }
}
