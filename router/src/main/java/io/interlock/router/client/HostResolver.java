package io.interlock.router.client;

import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Host names to addresses, by the system's resolution (`/etc/hosts`, DNS). It blocks, so it has
/// threads of its own. The Java runtime keeps answers for 30 s; a name that moves is followed by
/// the connections opened after that.
class HostResolver {
  /// Enough that one dead name server does not hold up the other names.
  private static final int THREADS = 4;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          new DefaultThreadFactory("host-resolver", true));

  HostResolver() {
    threads.allowCoreThreadTimeOut(true);
  }

  /// Where what blocks is run.
  Executor executor() {
    return threads;
  }

  /// Whether the host is an address already, so that {@link #resolve} does not block.
  static boolean isAddress(String host) {
    return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
  }

  /// All addresses of a host, in the order to try them; at least one. Blocks.
  List<InetAddress> resolve(String host) throws UnknownHostException {
    return List.of(InetAddress.getAllByName(host));
  }

  void close() {
    threads.shutdown();
  }
}
