package io.interlock.router.telemetry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// One structured line for a client request, under the logger `interlock.request`: `INFO`, or
/// `WARN` for statuses of 500 and up. {@link LogSetup} says which are written. The appender is
/// asynchronous, so that a slow terminal never holds an event loop.
///
/// Thread-safe.
public final class RequestLog {

  static final String NAME = "interlock.request";

  private static final Logger LOG = LoggerFactory.getLogger(NAME);

  /// Hot path: per request. Whether requests with a status are written.
  public boolean isOn(int status) {
    return status >= 500 ? LOG.isWarnEnabled() : LOG.isInfoEnabled();
  }

  /// Writes a request's line, where that {@link #isOn}.
  public void write(RequestEntry entry) {
    if (!isOn(entry.status())) {
      return;
    }
    Level level = entry.status() >= 500 ? Level.WARN : Level.INFO;
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
