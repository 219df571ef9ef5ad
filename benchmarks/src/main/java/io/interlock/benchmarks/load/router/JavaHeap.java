package io.interlock.benchmarks.load.router;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// What a router that is a Java process has allocated on its heap. Asking needs a management agent
/// in the router, which costs it some memory.
public final class JavaHeap implements AutoCloseable {

  private final JMXConnector connector;
  private final ThreadMXBean threads;

  private JavaHeap(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.threads =
        ManagementFactory.newPlatformMXBeanProxy(
            connector.getMBeanServerConnection(),
            ManagementFactory.THREAD_MXBEAN_NAME,
            ThreadMXBean.class);
  }

  /// @return empty when the process is no Java machine that can be asked
  @SuppressWarnings("BanJNDI") // the address is of a process that this one has started
  public static Optional<JavaHeap> of(RunningRouter router) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(router.pid()));
      try {
        String address = machine.startLocalManagementAgent();
        return Optional.of(new JavaHeap(JMXConnectorFactory.connect(new JMXServiceURL(address))));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      return Optional.empty();
    }
  }

  /// By all threads, those that have ended included.
  public long allocatedBytes() {
    return threads.getTotalThreadAllocatedBytes();
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
