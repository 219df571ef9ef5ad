package io.interlock.supergraph.schema;

import java.util.Map;

/// Reads one supergraph after the other. A type whose definition stands word for word in the
/// supergraph before is taken over from there: parsing is more than half of the work. The result is
/// that of {@link Supergraph#read}.
///
/// Thread-safe. Keeps the texts of the last supergraph and what was read of its types.
public final class SupergraphReader {
  private volatile Memory memory = Memory.NONE;

  /// What one supergraph leaves to the next.
  ///
  /// @param types by the texts of their definitions
  private record Memory(Map<String, ReadType> types, SupergraphReading.Ground ground) {
    static final Memory NONE = new Memory(Map.of(), SupergraphReading.Ground.NONE);
  }

  /// As {@link Supergraph#read}.
  ///
  /// @throws SupergraphException when it cannot be read
  public Supergraph read(String sdl) {
    try {
      Memory before = memory;
      SupergraphReading reading = SupergraphReading.of(sdl, before.types());
      if (!reading.ground().equals(before.ground())) {
        reading = SupergraphReading.of(sdl, Map.of());
      }
      Supergraph supergraph = reading.supergraph();
      memory = new Memory(reading.types(), reading.ground());
      return supergraph;
    } catch (SupergraphException e) {
      return SupergraphReading.whole(sdl).supergraph(); // throws it again with the right line
    }
  }
}
