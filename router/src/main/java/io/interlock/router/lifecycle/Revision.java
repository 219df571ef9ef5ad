package io.interlock.router.lifecycle;

import io.interlock.router.store.StoredRevision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One activated schema. Numbers grow by one and are never used again; a rollback is a revision of
/// its own with earlier content.
///
/// @param epoch its number in this process; null when it served in an earlier one
/// @param services the services that changed
/// @param schemaHashes of every service, by name; empty for a supergraph from a file
/// @param restores the revision whose content this one repeats; null unless it is a rollback
public record Revision(
    long number,
    @Nullable Long epoch,
    Instant activatedAt,
    Trigger trigger,
    List<String> services,
    String supergraphHash,
    Map<String, String> schemaHashes,
    @Nullable Long restores,
    @Nullable String reason,
    State state) {

  /// What has become of a revision.
  public enum State {
    /// It serves and has yet to prove itself.
    PROBATION,
    /// It serves and has proven itself.
    STABLE,
    /// It had proven itself, and another one serves.
    REPLACED,
    /// Another one came before it could prove itself.
    UNPROVEN,
    /// It was taken back.
    ROLLED_BACK;

    /// What has become of a stored revision.
    static State of(StoredRevision stored) {
      return valueOf(stored.state());
    }

    /// Whether it had its time and nothing spoke against it.
    boolean isProven() {
      return this == STABLE || this == REPLACED;
    }
  }

  static Revision of(StoredRevision stored, @Nullable Long epoch) {
    return new Revision(
        stored.number(),
        epoch,
        stored.activatedAt(),
        Trigger.of(stored.trigger()),
        stored.services(),
        stored.supergraphHash(),
        stored.schemaHashes(),
        stored.restores(),
        stored.reason(),
        State.of(stored));
  }
}
