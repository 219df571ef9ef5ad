package io.interlock.router.sdl;

import org.jspecify.annotations.Nullable;

/// Takes an SDL only when it has come so often in a row. In the middle of a deployment old and new
/// instances of a service answer in turn, and one answer says nothing about the next.
///
/// Thread-safe: the tries follow one another, on different threads.
final class Settling {
  private final int wanted;
  private @Nullable String last;
  private int inARow;

  /// @param wanted how often in a row; 1 takes the first
  Settling(int wanted) {
    this.wanted = wanted;
  }

  /// The answer itself, or why its SDL is not taken yet. Whatever is no SDL breaks the row.
  synchronized SdlAnswer judge(SdlAnswer answer) {
    @Nullable String sdl = answer instanceof SdlAnswer.Sdl(String text) ? text : null;
    inARow = sdl != null && sdl.equals(last) ? inARow + 1 : 1;
    last = sdl;
    return sdl == null || inARow >= wanted ? answer : unsettled();
  }

  private SdlAnswer unsettled() {
    String reason =
        "does not answer with the same SDL %d times in a row; are all its instances deployed?"
            .formatted(wanted);
    return new SdlAnswer.None(SdlFailure.SUBGRAPH_ERROR, "UNSETTLED", reason, true, false);
  }
}
