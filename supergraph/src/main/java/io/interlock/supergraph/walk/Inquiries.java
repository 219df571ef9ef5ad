package io.interlock.supergraph.walk;

import java.util.ArrayList;
import java.util.List;

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
/// inquiries; in practice one or two of each.
final class Inquiries {
  private final List<Inquiry> open = new ArrayList<>();
  private boolean isRunning;
  private int unsettledReads;

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
    unsettledReads += inquiry.isClosed() ? 0 : 1;
  }

  private void answerAll() {
    boolean isAnyAdmitted = false;
    while (true) {
      int known = open.size();
      int cheapest = lookAll();
      boolean isJoined = open.size() > known;
      if (isJoined && isAnyAdmitted) {
        open.forEach(Inquiry::forget);
      } else if (!isJoined && cheapest == Inquiry.NOTHING) {
        break;
      } else if (!isJoined) {
        open.forEach(inquiry -> inquiry.admit(cheapest));
      }
      isAnyAdmitted = !isJoined;
    }
    open.forEach(Inquiry::close);
    open.clear();
  }

  private int lookAll() {
    int cheapest = Inquiry.NOTHING;
    for (int i = 0; i < open.size(); i++) { // grows while it is gone through
      cheapest = Math.min(cheapest, open.get(i).look());
    }
    return cheapest;
  }
}
