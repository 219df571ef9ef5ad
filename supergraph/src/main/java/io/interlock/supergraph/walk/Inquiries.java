package io.interlock.supergraph.walk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Answers inquiries, together with all that they depend on, and be it on each other: two types
/// whose keys contain each other, a field that is required for what it requires itself.
///
/// It works in rounds. In each, every open inquiry looks with what was admitted in earlier rounds;
/// of all findings those with the fewest sequential fetches are admitted. No finding is cheaper
/// than what it was concluded from, so nothing cheaper can turn up later (Dijkstra's argument), and
/// nothing is ever concluded from itself. An inquiry that turns up late could have made earlier
/// findings cheaper: then all open ones begin anew.
///
/// There are at most as many rounds as findings between two beginnings, and as many beginnings as
/// inquiries; in practice one or two of each. In a chain of requirements every round admits one
/// more link, so an inquiry looks again only when something that it read has changed.
final class Inquiries {
  private final List<Inquiry> open = new ArrayList<>();
  private final Map<Inquiry, Look> looks = new IdentityHashMap<>();
  private boolean isRunning;
  private int unsettledReads;
  private Set<Inquiry> reads = identitySet();

  /// What came of looking.
  ///
  /// @param reads the inquiries that it depends on, the one that looked among them
  private record Look(int cheapest, Set<Inquiry> reads) {}

  private static Set<Inquiry> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /// Has the inquiry answered: at once, or with those that are being answered.
  void open(Inquiry inquiry) {
    open.add(inquiry);
    if (!isRunning) {
      isRunning = true;
      answerAll();
      isRunning = false;
    }
  }

  /// How often an inquiry was read before it was closed. What is concluded while this number stays
  /// the same holds for good.
  int unsettledReads() {
    return unsettledReads;
  }

  void noteRead(Inquiry inquiry) {
    if (!inquiry.isClosed()) {
      unsettledReads++;
      reads.add(inquiry);
    }
  }

  private void answerAll() {
    boolean isAnyAdmitted = false;
    while (true) {
      int known = open.size();
      int cheapest = lookAll();
      boolean isJoined = open.size() > known;
      if (isJoined && isAnyAdmitted) {
        open.forEach(Inquiry::forget);
        looks.clear();
      } else if (!isJoined && cheapest == Inquiry.NOTHING) {
        break;
      } else if (!isJoined) {
        admit(cheapest);
      }
      isAnyAdmitted = !isJoined;
    }
    open.forEach(Inquiry::close);
    open.clear();
    looks.clear();
  }

  private int lookAll() {
    int cheapest = Inquiry.NOTHING;
    for (int i = 0; i < open.size(); i++) { // grows while it is gone through
      Look look = looks.get(open.get(i));
      if (look == null) {
        look = look(open.get(i));
        looks.put(open.get(i), look);
      }
      cheapest = Math.min(cheapest, look.cheapest());
    }
    return cheapest;
  }

  private Look look(Inquiry inquiry) {
    reads = identitySet();
    reads.add(inquiry);
    int cheapest = inquiry.look();
    return new Look(cheapest, reads);
  }

  private void admit(int stages) {
    Set<Inquiry> changed = identitySet();
    for (Inquiry inquiry : open) {
      if (inquiry.admit(stages)) {
        changed.add(inquiry);
      }
    }
    looks.values().removeIf(look -> !Collections.disjoint(look.reads(), changed));
  }
}
