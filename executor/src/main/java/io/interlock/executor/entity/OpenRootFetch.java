package io.interlock.executor.entity;

import io.interlock.executor.json.JsonScanner;
import io.interlock.executor.json.PathElement;
import io.interlock.executor.shape.ReadShape;
import java.util.ArrayList;
import java.util.List;

/// A fetch of root fields that was sent.
final class OpenRootFetch extends OpenFetch {
  private final ReadShape read;
  private final Places places;

  OpenRootFetch(ResponseData data, ReadShape read, Places places) {
    super(data);
    this.read = read;
    this.places = places;
  }

  @Override
  String readData(JsonScanner scanner, int body) {
    int start = scanner.position();
    for (int place = places.first(0); place >= 0; place = places.next(place)) {
      scanner.moveTo(start);
      data.readObject(scanner, body, read, places.object(place));
    }
    return "";
  }

  @Override
  public List<List<PathElement>> failAll() {
    List<List<PathElement>> paths = new ArrayList<>();
    for (int place = places.first(0); place >= 0; place = places.next(place)) {
      int object = places.object(place);
      Failures.failAll(data, object, read);
      addKeys(paths, object);
    }
    return paths;
  }

  /// One path for each field of the fetch that the client asked for.
  private void addKeys(List<List<PathElement>> paths, int object) {
    List<PathElement> here = data.clientPath(object);
    for (int key = 0; key < read.keys().size(); key++) {
      for (ReadShape.Target target : read.targets(key)) {
        if (target.slot() != ReadShape.TYPENAME && read.object().isClientSlot(target.slot())) {
          List<PathElement> path = new ArrayList<>(here);
          path.add(new PathElement.Key(read.object().slotName(target.slot())));
          paths.add(path);
        }
      }
    }
  }

  @Override
  public List<List<PathElement>> locate(List<PathElement> path) {
    List<List<PathElement>> located = new ArrayList<>();
    for (int place = places.first(0); place >= 0; place = places.next(place)) {
      int object = places.object(place);
      if (path.isEmpty()) {
        Failures.failAll(data, object, read);
      }
      located.add(Failures.follow(data, object, read, path, 0));
    }
    return located;
  }
}
