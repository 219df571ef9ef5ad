package io.interlock.router.lifecycle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that has happened to the schema or the router, for whoever wants to hear of it.
///
/// @param id grows within a process; names the process too
/// @param revision the revision that it is about, or that serves; 0 when none does
/// @param supergraphHash of that revision; null when there is none
/// @param services that are concerned
/// @param code of the refusal; null for everything else
/// @param reasons why, in sentences
public record LifecycleEvent(
    String id,
    Instant at,
    Type type,
    long revision,
    @Nullable String supergraphHash,
    List<String> services,
    @Nullable FailureCode code,
    List<String> reasons) {

  /// What has happened.
  public enum Type {
    /// A new revision serves.
    SCHEMA_APPLIED("schema.applied"),
    /// A change was refused after its SDLs had come; what served still serves.
    SCHEMA_REJECTED("schema.rejected"),
    /// The revision before serves again.
    SCHEMA_ROLLED_BACK("schema.rolledBack"),
    /// What was rolled back by itself is kept out.
    SCHEMA_QUARANTINED("schema.quarantined"),
    /// A revision has proven itself.
    SCHEMA_STABLE("schema.stable"),
    /// An operator should look.
    GATEWAY_DEGRADED("gateway.degraded"),
    /// All is well again.
    GATEWAY_RECOVERED("gateway.recovered");

    private final String label;

    Type(String label) {
      this.label = label;
    }

    /// As listeners know it.
    public String label() {
      return label;
    }
  }
}
