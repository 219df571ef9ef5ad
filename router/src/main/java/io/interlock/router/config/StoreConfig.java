package io.interlock.router.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where revisions and the audit are kept, and how long.
///
/// @param url `memory`, or `jdbc:sqlite:` and a path
/// @param keepRevisions the newest so many, with their SDLs
/// @param keepAudit how old a line of the audit may be
public record StoreConfig(String url, int keepRevisions, Duration keepAudit) {

  private static final String SQLITE = "jdbc:sqlite:";

  public StoreConfig {
    Checks.positive("store.keepRevisions", keepRevisions);
    Checks.positive("store.keepAuditDays", keepAudit);
  }

  /// The file; empty when the store is in memory.
  public Optional<Path> sqlitePath() {
    return url.startsWith(SQLITE)
        ? Optional.of(Path.of(url.substring(SQLITE.length())))
        : Optional.empty();
  }
}
