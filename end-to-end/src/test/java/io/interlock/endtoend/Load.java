package io.interlock.endtoend;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A steady load over connections that are kept: each asks its questions in turn, one every
/// `period`, and every answer is checked byte for byte. A request that had to wait for the one
/// before counts from when it was due, so that a stall is not measured once only.
final class Load implements AutoCloseable {
  /// One question, and the answers that are right.
  record Question(byte[] request, List<byte[]> answers) {
    static Question of(String query, String... answers) {
      String json = "{\"query\":\"" + query.replace("\"", "\\\"") + "\"}";
      return new Question(
          HttpMessage.bytes("POST /graphql HTTP/1.1", json),
          Arrays.stream(answers).map(a -> a.getBytes(StandardCharsets.UTF_8)).toList());
    }
  }

  private final int port;
  private final List<Question> questions;
  private final Duration period;
  private final Map<String, Collection<Long>> nanosOfPhases = new ConcurrentHashMap<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();
  private volatile @Nullable String phase;
  private volatile boolean isOver;

  /// Connects; asks nothing yet.
  ///
  /// @param period of each connection; zero asks as fast as answers come
  Load(int port, int connections, Duration period, List<Question> questions) {
    this.port = port;
    this.period = period;
    this.questions = questions;
    for (int i = 0; i < connections; i++) {
      long offset = period.toNanos() * i / connections;
      clients.add(Thread.ofVirtual().start(() -> client(offset)));
    }
  }

  /// From now on requests belong to this phase; null pauses the load.
  void phase(@Nullable String name) {
    phase = name;
  }

  /// What failed, or answered wrongly.
  Collection<String> wrong() {
    return wrong;
  }

  /// The latencies of a phase in nanoseconds, in order of size. Call it after {@link #close}.
  long[] nanos(String name) {
    return nanosOfPhases.getOrDefault(name, List.of()).stream()
        .mapToLong(Long::longValue)
        .sorted()
        .toArray();
  }

  private void client(long offset) {
    while (!isOver) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket.setTcpNoDelay(true);
        ask(socket, new BufferedInputStream(socket.getInputStream(), 1 << 14), offset);
      } catch (IOException e) {
        wrong.add(e.toString());
      }
    }
  }

  private void ask(Socket socket, BufferedInputStream in, long offset) throws IOException {
    long due = System.nanoTime() + offset;
    for (int i = 0; !isOver; i++) {
      String current = phase;
      long now = System.nanoTime();
      if (current == null) {
        LockSupport.parkNanos(1_000_000);
        due = System.nanoTime() + offset;
      } else if (now < due) {
        LockSupport.parkNanos(due - now);
        i--;
      } else {
        long begun = period.isZero() ? now : due;
        ask(socket, in, questions.get(i % questions.size()));
        nanosOfPhases
            .computeIfAbsent(current, name -> new ConcurrentLinkedQueue<>())
            .add(System.nanoTime() - begun);
        due += period.toNanos();
      }
    }
  }

  private void ask(Socket socket, BufferedInputStream in, Question question) throws IOException {
    socket.getOutputStream().write(question.request());
    HttpMessage answer = HttpMessage.read(in);
    if (answer == null) {
      throw new IOException("the router closed a connection that was kept");
    }
    boolean isRight =
        answer.start().startsWith("HTTP/1.1 200 ")
            && question.answers().stream().anyMatch(a -> Arrays.equals(a, answer.body()));
    if (!isRight) {
      wrong.add(answer.start() + " " + answer.text());
    }
  }

  /// Ends the load and waits until all connections are closed.
  @Override
  public void close() {
    isOver = true;
    for (Thread client : clients) {
      try {
        client.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
