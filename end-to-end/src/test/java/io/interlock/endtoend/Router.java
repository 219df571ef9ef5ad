package io.interlock.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A router as a child process, started by `bin/interlock serve` in a folder of its own.
final class Router implements AutoCloseable {
  private static final int SECONDS_TO_START = 90;
  private static final int SECONDS_TO_START_LARGE = 300;
  private static final int SECONDS_TO_END = 30;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Http http = new Http();
  private final Process process;
  private final Path log;
  private final int port;

  private Router(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /// Starts `serve` with these flags and a free port. Does not wait.
  static Router start(String... flags) {
    return start(Map.of(), List.of(flags));
  }

  private static Router start(Map<String, String> environment, List<String> flags) {
    int port = freePort();
    try {
      Path folder = Files.createTempDirectory("router-");
      Path log = folder.resolve("log");
      List<String> line = new ArrayList<>();
      line.add(Command.launcher());
      line.add("serve");
      line.addAll(flags);
      line.addAll(List.of("--port", String.valueOf(port)));
      Process process = Command.start(folder, line, folder.resolve("out"), log, environment);
      return new Router(process, log, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts with a `gateway.yaml` of this text and waits until it is ready.
  static Router serving(String yaml, String... flags) {
    return serving(yaml, Map.of(), flags).awaited(SECONDS_TO_START);
  }

  /// A router that writes a line for every request, which serves.
  static Router servingWithRequestLog(String yaml) {
    return serving(yaml, Map.of("INTERLOCK_REQUEST_LOG", "all")).awaited(SECONDS_TO_START);
  }

  /// As {@link #serving}, with room for a large graph.
  static Router servingLarge(String yaml) {
    return serving(yaml, Map.of("INTERLOCK_JAVA_OPTS", "-Xmx2g")).awaited(SECONDS_TO_START_LARGE);
  }

  /// A router whose Java machine has these options as well, which serves.
  static Router servingWithJavaOptions(String yaml, String options) {
    return serving(yaml, Map.of("INTERLOCK_JAVA_OPTS", options)).awaited(SECONDS_TO_START);
  }

  /// Starts and does not wait.
  private static Router serving(String yaml, Map<String, String> environment, String... flags) {
    List<String> all = new ArrayList<>(List.of(flags));
    all.addAll(List.of("--config", config(yaml).toString()));
    return start(environment, all);
  }

  /// Ends the router that does not get ready.
  private Router awaited(int seconds) {
    try {
      await("ready", seconds, () -> statusOf("/health/ready") == 200);
      return this;
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  static Path config(String yaml) {
    try {
      Path folder = Files.createTempDirectory("config-");
      return Files.writeString(folder.resolve("gateway.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /// A figure of `/metrics`, by its name and labels as they are written there; 0 when it is not
  /// there.
  double metric(String series) {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .sum();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  void awaitReady() {
    await("ready", () -> statusOf("/health/ready") == 200);
  }

  /// @throws AssertionError with the router's log when it does not hold in time
  void await(String what, BooleanSupplier condition) {
    await(what, SECONDS_TO_START, condition);
  }

  private void await(String what, int seconds, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new AssertionError("the router did not get " + what + ":\n" + log());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /// The status of a GET; 0 when nobody answers.
  int statusOf(String path) {
    try {
      return http.callOrThrow("GET", uri(path), "").status();
    } catch (IOException e) {
      return 0;
    }
  }

  /// A client's operation without variables.
  Answer query(String query) {
    return graphql(Map.of("query", query));
  }

  Answer graphql(Map<String, Object> request) {
    try {
      return post("/graphql", MAPPER.writeValueAsString(request));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// A POST of JSON.
  Answer post(String path, String body) {
    return call("POST", path, body, "Content-Type", "application/json");
  }

  Answer get(String path) {
    return call("GET", path, "");
  }

  Answer call(String method, String path, String body, String... headers) {
    return http.call(method, uri(path), body, headers);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Everything that it wrote to standard error so far.
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks it to end, as a container's supervisor does, and does not wait.
  void terminate() {
    process.destroy();
  }

  /// Ends it as the machine would, without a chance to do anything about it.
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /// @return the exit code
  int awaitEnd() {
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        throw new AssertionError("the router did not end:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    http.close();
  }
}
