package io.interlock.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The bound that a small heap sets.
final class CacheRoomTest {
  private static final long MIB = 1L << 20;

  @Test
  void keepsWhatIsWantedWhereThereIsRoom() {
    assertThat(CacheRoom.operations(5_000, 4096 * MIB)).isEqualTo(5_000);
  }

  @Test
  void keepsWhatFitsASixthOfASmallHeap() {
    assertThat(CacheRoom.operations(5_000, 120 * MIB)).isEqualTo(20 * 1024 / 20);
  }

  @Test
  void keepsOneInAnyHeap() {
    assertThat(CacheRoom.operations(5_000, 1)).isEqualTo(1);
  }
}
