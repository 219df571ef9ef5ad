package io.interlock.router.engine;

import java.util.List;

/// What became of the operations that the engine before had prepared, hottest first.
///
/// @param prepared how many the new engine has prepared before it served
/// @param refused names, or hashes, of those that the new schema refuses
public record WarmUp(int prepared, List<String> refused) {
  public WarmUp {
    refused = List.copyOf(refused);
  }

  /// There was nothing to prepare.
  public static final WarmUp NONE = new WarmUp(0, List.of());
}
