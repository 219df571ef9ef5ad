package io.interlock.router.client;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The TLS settings, made when the first `https` connection needs them: reading the trust store
/// takes a while. Thread-safe.
final class TlsContext {
  private final Supplier<SslContext> make;
  private volatile @Nullable SslContext context;

  TlsContext(Supplier<SslContext> make) {
    this.make = make;
  }

  /// The platform's trust store; certificates must name the host.
  static TlsContext ofPlatform() {
    return new TlsContext(TlsContext::platform);
  }

  private static SslContext platform() {
    try {
      return SslContextBuilder.forClient()
          .sslProvider(SslProvider.JDK)
          .endpointIdentificationAlgorithm("HTTPS")
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("the platform's trust store cannot be read", e);
    }
  }

  /// Blocks the first time.
  SslContext get() {
    SslContext known = context;
    if (known == null) {
      synchronized (this) {
        known = context == null ? make.get() : context;
        context = known;
      }
    }
    return known;
  }
}
