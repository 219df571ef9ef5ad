package io.interlock.executor.projection;

import io.interlock.executor.error.ErrorCollector;
import io.interlock.executor.error.GraphqlError;
import io.interlock.executor.json.PathElement;
import io.interlock.executor.json.Slots;
import io.interlock.executor.shape.ProjectedSelection.ProjectedField;
import io.interlock.executor.shape.ResponseShape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reports what completion found wrong, with the path that the client knows it by.
final class Complaints {
  /// The code of answers that are valid JSON but break the schema.
  private static final String CODE = "RESPONSE_VALIDATION_FAILED";

  /// 80 bytes of a wrong value are enough to recognise it.
  private static final int MAX_SHOWN = 80;

  private final ResponseShape shape;
  private final Slots slots;
  private final ErrorCollector errors;

  Complaints(ResponseShape shape, Slots slots, ErrorCollector errors) {
    this.shape = shape;
    this.slots = slots;
    this.errors = errors;
  }

  void nullNotAllowed(Position position) {
    add(
        position,
        "Cannot return null for non-nullable field " + position.field().coordinate() + ".");
  }

  void wrongKind(Position position, String typeName, byte[] text, int from, int length) {
    boolean isCut = length > MAX_SHOWN;
    String shown =
        new String(text, from, isCut ? MAX_SHOWN : length, StandardCharsets.UTF_8)
            + (isCut ? "…" : "");
    wrongKind(position, typeName, shown);
  }

  void wrongKind(Position position, String typeName, String shown) {
    add(
        position,
        typeName
            + " cannot represent the value of "
            + position.field().coordinate()
            + ": "
            + shown);
  }

  private void add(Position position, String message) {
    errors.addBroken(GraphqlError.of(CODE, message).withPath(pathOf(position)));
  }

  private List<PathElement> pathOf(Position position) {
    List<PathElement> path = new ArrayList<>(shape.clientPath(slots, position.owner()));
    if (slots.isList(position.owner())) {
      path.add(new PathElement.Index(position.index()));
    } else {
      path.add(new PathElement.Key(position.field().responseKey()));
    }
    for (int index : position.indexesInText()) {
      path.add(new PathElement.Index(index));
    }
    return path;
  }

  /// Where a value stands that something is wrong with; made only then.
  ///
  /// @param owner the object or list that holds it
  /// @param index the position in the list `owner`; without meaning for an object
  /// @param indexesInText the positions in the list of scalars, and lists of them, that the slot
  ///   holds as text
  record Position(int owner, int index, ProjectedField field, List<Integer> indexesInText) {
    Position {
      indexesInText = List.copyOf(indexesInText);
    }
  }
}
