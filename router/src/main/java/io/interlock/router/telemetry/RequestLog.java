package io.interlock.router.telemetry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// One structured line for every client request, under the logger `interlock.request`: `INFO`, or
/// `WARN` for statuses of 500 and up. The appender is asynchronous, so that a slow terminal never
/// holds an event loop.
///
/// Thread-safe.
public final class RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("interlock.request");

  /// Hot path: per request. Nothing is built when the logger is off.
  public void write(RequestEntry entry) {
    Level level = entry.status() >= 500 ? Level.WARN : Level.INFO;
    if (!LOG.isEnabledForLevel(level)) {
      return;
    }
    LoggingEventBuilder line =
        LOG.atLevel(level)
            .addKeyValue("id", entry.requestId())
            .addKeyValue("method", entry.method())
            .addKeyValue("path", entry.path())
            .addKeyValue("status", entry.status())
            .addKeyValue("ms", millis(entry.nanos()))
            .addKeyValue("kind", entry.kind().label());
    line = addIfPresent(line, "operation", entry.operationName());
    line = addIfPresent(line, "hash", entry.operationHash());
    line = addIfPresent(line, "code", entry.code());
    line = addIfPresent(line, "sharedWith", entry.sharedWith());
    line.addKeyValue("errors", entry.errors())
        .addKeyValue("fetches", entry.subgraphRequests())
        .addKeyValue("in", entry.requestBytes())
        .addKeyValue("out", entry.responseBytes())
        .addKeyValue("epoch", entry.epoch())
        .addKeyValue("remote", entry.remoteAddress())
        .log("request");
  }

  private static LoggingEventBuilder addIfPresent(
      LoggingEventBuilder line, String key, @Nullable String value) {
    return value == null ? line : line.addKeyValue(key, value);
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 1e4) / 100.0;
  }
}
