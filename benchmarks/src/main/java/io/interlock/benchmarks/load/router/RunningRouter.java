package io.interlock.benchmarks.load.router;

import io.interlock.benchmarks.load.generator.ClientRequest;
import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.site.RunningShop;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A router's process, which ends with this process at the latest.
public final class RunningRouter implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);
  private static final int LOG_LINES_SHOWN = 20;

  private final RouterKind kind;
  private final Launch launch;
  private final Process process;
  private final ProcessTree tree;
  private final URI url;
  private final Path log;
  private final long started;
  private final Thread atExit;

  private RunningRouter(RouterKind kind, Launch launch, int port, Path folder) throws IOException {
    this.kind = kind;
    this.launch = launch;
    this.url = URI.create("http://127.0.0.1:" + port + launch.path());
    this.log = folder.resolve("log.txt");
    ProcessBuilder builder = new ProcessBuilder(launch.command()).directory(folder.toFile());
    builder.environment().putAll(launch.environment());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    this.started = System.nanoTime();
    this.process = builder.start();
    this.tree = new ProcessTree(process.toHandle());
    this.atExit = new Thread(tree::destroy);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// @param folder for what the router reads and writes
  /// @param traffic that will come
  public static RunningRouter start(
      RouterKind kind, RunningShop shop, List<Traffic> traffic, Path folder)
      throws IOException, InterruptedException {
    Path own = Files.createDirectories(folder.resolve(kind.name())).toAbsolutePath();
    int port = freePort();
    return new RunningRouter(kind, kind.launch(shop, traffic, port, own), port, own);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public String name() {
    return kind.name();
  }

  public String state() {
    return launch.state();
  }

  public URI url() {
    return url;
  }

  long pid() {
    return process.pid();
  }

  public ProcessTree tree() {
    return tree;
  }

  /// Asks again and again until there is a right answer.
  ///
  /// @return the time since the process was started
  public Duration awaitAnswer(ClientRequest request) throws InterruptedException {
    String problem = "nothing listened";
    while (System.nanoTime() - started < PATIENCE.toNanos()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(name() + " ended with " + process.exitValue() + said());
      }
      try {
        Optional<String> wrong = ask(request);
        if (wrong.isEmpty()) {
          return Duration.ofNanos(System.nanoTime() - started);
        }
        problem = wrong.get();
      } catch (IOException e) {
        problem = e.toString();
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    throw new IllegalStateException(
        name() + " gave no right answer within " + PATIENCE + ": " + problem + said());
  }

  private Optional<String> ask(ClientRequest request) throws IOException {
    int[] status = {0};
    byte[] body = post(request.body(), status);
    return request.answer().problem(status[0], Unpooled.wrappedBuffer(body));
  }

  /// Sends one request and waits for the answer.
  ///
  /// @throws IOException also when the status is not 200
  byte[] post(byte[] request) throws IOException {
    int[] status = {0};
    byte[] body = post(request, status);
    if (status[0] != HttpURLConnection.HTTP_OK) {
      throw new IOException(name() + " answered " + status[0]);
    }
    return body;
  }

  private byte[] post(byte[] request, int[] status) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    connection.setRequestProperty("Content-Type", "application/json");
    connection.getOutputStream().write(request);
    status[0] = connection.getResponseCode();
    try (InputStream body =
        status[0] < HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      return body == null ? new byte[0] : body.readAllBytes();
    }
  }

  /// The end of what the router wrote, for a message.
  public String said() {
    try {
      List<String> lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
      int from = Math.max(0, lines.size() - LOG_LINES_SHOWN);
      return "\n" + log + ":\n" + String.join("\n", lines.subList(from, lines.size()));
    } catch (IOException e) {
      return "\n" + log + " cannot be read: " + e;
    }
  }

  @Override
  public void close() {
    tree.destroy();
    Runtime.getRuntime().removeShutdownHook(atExit);
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
