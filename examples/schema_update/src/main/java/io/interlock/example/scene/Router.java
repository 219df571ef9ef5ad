package io.interlock.example.scene;

import io.interlock.example.subgraph.Subgraph;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The router as a child process, with a `gateway.yaml` and a store of its own.
final class Router implements AutoCloseable {
  private static final int SECONDS_TO_END = 15;

  private final ProcessBuilder command;
  private final Path folder;
  private final int port;
  private volatile Process process;

  private Router(ProcessBuilder command, Path folder, int port) throws IOException {
    this.command = command;
    this.folder = folder;
    this.port = port;
    this.process = command.start();
  }

  /// Starts `<launcher> serve --dev`; `--dev` allows the faults of scenes 9 and 10.
  static Router start(Options options, List<Subgraph> subgraphs) throws IOException {
    Path folder = Files.createTempDirectory("schema-update-");
    int port = options.port("router-port") == 0 ? freePort() : options.port("router-port");
    Path config = Files.writeString(folder.resolve("gateway.yaml"), config(folder, subgraphs));
    ProcessBuilder command =
        new ProcessBuilder(
                options.launcher().toString(),
                "serve",
                "--config",
                config.toString(),
                "--port",
                String.valueOf(port),
                "--dev")
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.resolve("router.log").toFile()));
    return new Router(command, folder, port);
  }

  private static String config(Path folder, List<Subgraph> subgraphs) {
    StringBuilder yaml =
        new StringBuilder(
            """
            requestTimeout: 30s
            store: { url: "jdbc:sqlite:%s" }
            schema:
              checks: { onBreaking: rejectIfUsed }
              probation: { duration: 1s, minRequests: 0 }
              apply: { rate: off }
            services:
            """
                .formatted(folder.resolve("interlock.db")));
    for (Subgraph subgraph : subgraphs) {
      yaml.append("- name: ").append(subgraph.name()).append('\n');
      yaml.append("  url: http://127.0.0.1:").append(subgraph.port()).append("/graphql\n");
      yaml.append("  retry: { attempts: 3, timeout: 1s, backoff: 100ms }\n");
    }
    return yaml.toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("router.log"));
  }

  /// Ends it and starts it again, with the store that it has left behind.
  void restart() throws IOException {
    end();
    process = command.start();
  }

  /// Ends it as an operator would, and by force only when that takes too long.
  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    end();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
