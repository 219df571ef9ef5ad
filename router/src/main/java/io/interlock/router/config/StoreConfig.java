package io.interlock.router.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where revisions and the audit are kept, and how long.
///
/// @param url `memory`, or `jdbc:sqlite:` and a path
/// @param keepRevisions the newest so many, with their SDLs
/// @param keepAudit how old a line of the audit may be
/// @param isOptional whether a change is activated also when it cannot be stored
public record StoreConfig(String url, int keepRevisions, Duration keepAudit, boolean isOptional) {

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

  /// The same, gone with the process.
  public StoreConfig inMemory() {
    return new StoreConfig("memory", keepRevisions, keepAudit, isOptional);
  }
}
