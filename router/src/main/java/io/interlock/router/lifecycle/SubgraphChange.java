package io.interlock.router.lifecycle;

import org.jspecify.annotations.Nullable;

/// What a change did to one service.
///
/// @param schemaHash of the SDL that serves now; null when there is none
/// @param previousSchemaHash of the one before; null when there was none
/// @param source `fetched`, `pushed`; `superseded` when a later fetch was served already
/// @param result what became of it
public record SubgraphChange(
    String name,
    @Nullable String schemaHash,
    @Nullable String previousSchemaHash,
    String source,
    Result result) {

  /// What became of a service's part in a change.
  public enum Result {
    /// Its schema has changed.
    UPDATED,
    /// It brought another schema that is not served: a newer one is, or it is in quarantine.
    KEPT,
    /// Its schema is what it was.
    UNCHANGED,
    /// It could not be fetched; what was known of it is kept.
    STALE,
    /// It could not be fetched and is left out.
    DROPPED,
    /// It is not configured any more.
    REMOVED
  }
}
