package io.interlock.executor.entity;

import io.interlock.executor.json.Slots;
import io.interlock.executor.shape.ReadShape;
import java.util.HashSet;
import java.util.Set;

/// Objects and lists that an error took from one answer, while another answer has them. What only
/// the first would have brought into them is missing for the same error, and nobody need complain:
///
/// ```
/// { "tour": { "stops": null } }                       and an error at tour.stops.1.name
/// { "tour": { "stops": [ { "visitors": 3 }, … ] } }   a name is missing in the first stop, too
/// ```
///
/// Mostly there are none. Owned by one thread.
final class Gaps {
  private final Slots slots;
  private Set<Place> contested = Set.of();
  private Set<Gap> gaps = Set.of();

  /// A slot of an object, or an element of a list.
  private record Place(int owner, int index) {}

  /// @param read how the answer's objects are read that should be at the place
  private record Gap(Place place, ReadShape read) {}

  Gaps(Slots slots) {
    this.slots = slots;
  }

  /// Notes that one answer has null where another has an object or a list.
  void contest(int owner, int index) {
    if (contested.isEmpty()) {
      contested = new HashSet<>();
    }
    contested.add(new Place(owner, index));
  }

  /// Notes that an error is below a place; that counts when some answer has nothing there.
  void errorBelow(int owner, int index, ReadShape read) {
    Place place = new Place(owner, index);
    if (slots.tag(slots.cell(owner, index)) == Slots.FAILED || contested.contains(place)) {
      add(new Gap(place, read));
    }
  }

  /// Notes that an answer has nothing at a place.
  void add(int owner, int index, ReadShape read) {
    add(new Gap(new Place(owner, index), read));
  }

  private void add(Gap gap) {
    if (gaps.isEmpty()) {
      gaps = new HashSet<>();
    }
    gaps.add(gap);
  }

  /// Marks what is still missing in the gaps as failed. Does so when all answers are there, because
  /// a later one may have brought the objects.
  void failMissing() {
    for (Gap gap : gaps) {
      failMissing(slots.cell(gap.place().owner(), gap.place().index()), gap.read());
    }
  }

  private void failMissing(int cell, ReadShape read) {
    if (slots.tag(cell) == Slots.LIST) {
      int list = slots.reference(cell);
      for (int i = 0; i < slots.size(list); i++) {
        failMissing(slots.cell(list, i), read);
      }
    } else if (slots.tag(cell) == Slots.OBJECT) {
      failMissingIn(slots.reference(cell), read);
    }
  }

  private void failMissingIn(int object, ReadShape read) {
    for (int key = 0; key < read.keys().size(); key++) {
      ReadShape.Target target = Failures.targetOf(read, key, slots.type(object));
      if (target == null || target.slot() == ReadShape.TYPENAME) {
        continue;
      }
      int cell = slots.cell(object, target.slot());
      slots.putFailed(cell);
      if (target.child() != null) {
        failMissing(cell, target.child());
      }
    }
  }
}
