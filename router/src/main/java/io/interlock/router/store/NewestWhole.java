package io.interlock.router.store;

import java.util.List;
import java.util.Optional;

/// The newest revision that can be read in full.
///
/// @param content empty when there is none
/// @param skipped why newer ones were passed over, the newest first; empty when all is well
public record NewestWhole(Optional<RevisionContent> content, List<StoreFault> skipped) {

  public NewestWhole {
    skipped = List.copyOf(skipped);
  }
}
