package io.interlock.router.telemetry;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Optional;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/// How log lines leave the process: on standard error, through a queue that never makes the writer
/// wait, as text for people or as JSON lines for machines.
///
/// `INTERLOCK_LOG` picks the form (`text` or `json`); without it a terminal gets text.
/// `INTERLOCK_LOG_LEVEL` sets the level. `INTERLOCK_REQUEST_LOG=all` adds a line for every request
/// to those for requests that failed with a status of 500 or more. A `logback.xml` on the class
/// path, or the file that `-Dlogback.configurationFile` names, takes precedence. Found by logback
/// as a service.
@ConfiguratorRank(LogSetup.AFTER_FILES)
public final class LogSetup extends ContextAwareBase implements Configurator {

  /// Below the rank of what reads `logback.xml` (0), above logback's own fall-back (-10).
  static final int AFTER_FILES = -5;

  /// Lines that may wait: a burst of several thousand requests. When it is full, lines are dropped.
  private static final int QUEUE = 8192;

  /// 2 s for the lines that wait when the process ends.
  private static final int FLUSH_MILLIS = 2000;

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName("console");
    console.setTarget("System.err");
    console.setEncoder(encoder(context));
    console.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(variable("INTERLOCK_LOG_LEVEL").orElse("info"), Level.INFO));
    root.addAppender(asynchronous(context, console));
    if (!variable("INTERLOCK_REQUEST_LOG").orElse("failures").equals("all")) {
      context.getLogger(RequestLog.NAME).setLevel(Level.WARN);
    }
    context.getLogger("io.netty").setLevel(Level.WARN);
    context.getLogger("graphql").setLevel(Level.WARN);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /// Writes what waits and closes the log. Called last.
  public static void close() {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext context) {
      context.stop();
    }
  }

  private static AsyncAppender asynchronous(
      LoggerContext context, ConsoleAppender<ILoggingEvent> console) {
    AsyncAppender queue = new AsyncAppender();
    queue.setContext(context);
    queue.setName("queue");
    queue.setQueueSize(QUEUE);
    queue.setDiscardingThreshold(0);
    queue.setNeverBlock(true);
    queue.setMaxFlushTime(FLUSH_MILLIS);
    queue.addAppender(console);
    queue.start();
    return queue;
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context) {
    return isText() ? textLines(context) : jsonLines(context);
  }

  private static Encoder<ILoggingEvent> textLines(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %msg %kvp{NONE}%n");
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> jsonLines(LoggerContext context) {
    JsonLines encoder = new JsonLines();
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  private static boolean isText() {
    return switch (variable("INTERLOCK_LOG").orElse("")) {
      case "text" -> true;
      case "json" -> false;
      default -> System.console() != null && System.console().isTerminal();
    };
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
