package io.interlock.router.lifecycle;

import io.interlock.router.store.AuditEntry;
import io.interlock.router.store.AuditLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which lines of the audit somebody wants to see.
///
/// @param since those of calls that ended then or later; null for all
/// @param actor those of one actor; null for all
/// @param service those of calls that were for this service, alone or among others; null for all
public record AuditFilter(
    @Nullable Instant since, @Nullable String actor, @Nullable String service) {
  /// Every line.
  public static final AuditFilter ALL = new AuditFilter(null, null, null);

  boolean takes(AuditLine line) {
    AuditEntry entry = line.entry();
    return !isTooOld(line)
        && (actor == null || entry.actor().equals(actor))
        && (service == null || entry.services().contains(service));
  }

  /// Whether nothing that is wanted comes after these lines.
  ///
  /// @param lines some that follow one another, the newest first
  boolean endsWith(List<AuditLine> lines) {
    return lines.isEmpty() || isTooOld(lines.getLast());
  }

  private boolean isTooOld(AuditLine line) {
    return since != null && line.entry().at().isBefore(since);
  }
}
