package io.interlock.endtoend;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BinaryOperator;

/// An HTTP server that costs next to nothing: it answers each request by a function of its path and
/// body. For load, where a strict subgraph would be what is measured.
final class LightSubgraph implements AutoCloseable {
  private final ServerSocket listener;
  private final BinaryOperator<String> answers;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /// @param answers of path and body; called by many threads
  LightSubgraph(BinaryOperator<String> answers) {
    this.answers = answers;
    try {
      listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String url(String path) {
    return "http://127.0.0.1:" + listener.getLocalPort() + path;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
      for (HttpMessage request = HttpMessage.read(in);
          request != null;
          request = HttpMessage.read(in)) {
        String path = request.start().split(" ")[1];
        String json = answers.apply(path, request.text());
        socket.getOutputStream().write(HttpMessage.bytes("HTTP/1.1 200 OK", json));
      }
    } catch (IOException e) {
      // the router has left
    } finally {
      sockets.remove(socket);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
