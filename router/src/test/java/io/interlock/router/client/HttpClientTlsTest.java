package io.interlock.router.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpClientTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path folder;
  private static KeyStore keys;

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();

  /// A certificate for the name `localhost`, without the address.
  @BeforeAll
  static void makeCertificate() throws Exception {
    Path file = folder.resolve("server.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-dname",
                "CN=test",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("keytool.txt"))).isZero();
    keys = KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  @AfterEach
  void close() throws Exception {
    group.shutdownGracefully(0, 5, SECONDS).await(10, SECONDS);
  }

  private static ServerSocketFactory serverSockets() throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
  }

  private static SslContext trusting() {
    try {
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(keys);
      return SslContextBuilder.forClient()
          .trustManager(managers)
          .endpointIdentificationAlgorithm("HTTPS")
          .build();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String get(TlsContext tls, String url) throws Exception {
    try (HttpClient client = new HttpClient(HttpClientOptions.DEFAULT, new HostResolver(), tls)) {
      ClientRequest request =
          new ClientRequest(
              HttpMethod.GET,
              HttpTarget.of(URI.create(url)),
              new DefaultHttpHeaders(),
              Unpooled.buffer(),
              Duration.ofSeconds(20),
              1000,
              true);
      CompletableFuture<String> outcome = new CompletableFuture<>();
      loop.submit(() -> client.send(loop, request, o -> outcome.complete(inWords(o)))).get();
      return outcome.get(20, SECONDS);
    }
  }

  private static String inWords(ClientOutcome outcome) {
    return switch (outcome) {
      case ClientOutcome.Failed(ClientFailure kind, String reason) -> kind + ": " + reason;
      case ClientOutcome.Answered answered -> {
        String body = answered.body().toString(StandardCharsets.UTF_8);
        answered.body().release();
        yield answered.status() + " " + body;
      }
    };
  }

  private static RawServer startTls() throws Exception {
    return RawServer.start(
        serverSockets(),
        (n, exchange) -> {
          while (exchange.read()) {
            exchange.answer("secure");
          }
        });
  }

  @Test
  void talksToAServerWhoseCertificateIsTrusted() throws Exception {
    try (RawServer server = startTls()) {
      assertThat(get(new TlsContext(() -> trusting()), "https://localhost:" + server.port() + "/"))
          .isEqualTo("200 secure");
    }
  }

  @Test
  void refusesACertificateForAnotherName() throws Exception {
    try (RawServer server = startTls()) {
      assertThat(get(new TlsContext(() -> trusting()), "https://127.0.0.1:" + server.port() + "/"))
          .isEqualTo("TLS: the TLS certificate is for another host name");
    }
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() throws Exception {
    try (RawServer server = startTls()) {
      assertThat(get(TlsContext.ofPlatform(), "https://localhost:" + server.port() + "/"))
          .isEqualTo("TLS: the TLS certificate is not trusted");
    }
  }

  @Test
  void saysThatAServerSpeaksNoTls() throws Exception {
    try (RawServer server =
        RawServer.start((n, exchange) -> {
          exchange.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
          exchange.awaitEnd();
        })) {
      assertThat(get(TlsContext.ofPlatform(), "https://localhost:" + server.port() + "/"))
          .isEqualTo("TLS: the server does not speak TLS");
    }
  }
}
