package io.interlock.router.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a change of format has done.
///
/// @param done in the order in which it was done or undone
/// @param copy the store as it was before; null when it was new, or nothing was to be done
public record Migrated(List<Migration> done, @Nullable String copy) {

  public Migrated {
    done = List.copyOf(done);
  }
}
