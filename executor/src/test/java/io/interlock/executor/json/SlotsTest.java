package io.interlock.executor.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SlotsTest {
  /// So many lists that the cells have grown several times, once just below a list.
  private static final int LISTS = 1000;

  @Test
  void everyListHasElementsOfItsOwnHoweverTheCellsGrow() {
    Slots slots = new Slots();
    int body = slots.addBody(Unpooled.wrappedBuffer(new byte[8]), 0);
    int outer = slots.listAt(slots.newRoot(0, 1, Slots.NO_TYPE), 0, body);

    Set<Integer> elements = new HashSet<>();
    for (int i = 0; i < LISTS; i++) {
      slots.ensureElement(outer, i);
      elements.add(slots.cell(slots.listAt(outer, i, body), 0));
    }

    assertThat(elements).hasSize(LISTS);
  }
}
