package io.interlock.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a router holds while nobody asks it anything.
///
/// @param heapKib live objects, after garbage collection
/// @param threads of Java, those that belong to the machine
/// @param connections sockets, its own included; 0 where the system does not show them
record Vitals(long heapKib, long threads, long connections) {
  private static final Pattern HEAP = Pattern.compile("used (\\d+)K");
  private static final String THREAD = "java.lang.Thread.State:";

  static Vitals of(Router router) {
    jcmd(router, "GC.run");
    jcmd(router, "GC.run"); // what the first run made unreachable by cleaning
    return new Vitals(
        heap(jcmd(router, "GC.heap_info")),
        jcmd(router, "Thread.print").lines().filter(l -> l.strip().startsWith(THREAD)).count(),
        sockets(router));
  }

  /// Whether this is at most a tenth more than `before`, or as little more as comes and goes.
  ///
  /// @param clients how many ask at a time: each may have made the router open, and keep, one more
  ///   connection to a subgraph
  boolean isBackAt(Vitals before, int clients) {
    return isBack(heapKib, before.heapKib, 2048)
        && isBack(threads, before.threads, 2)
        && isBack(connections, before.connections, clients);
  }

  private static boolean isBack(long after, long before, long slack) {
    return after <= Math.max(before * 11 / 10, before + slack);
  }

  private static long heap(String info) {
    Matcher used = HEAP.matcher(info);
    if (!used.find()) {
      throw new AssertionError("expected the heap's use, found " + info);
    }
    return Long.parseLong(used.group(1));
  }

  private static String jcmd(Router router, String command) {
    try {
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  String.valueOf(router.pid()),
                  command)
              .redirectErrorStream(true)
              .start();
      String output = new String(jcmd.getInputStream().readAllBytes());
      if (jcmd.waitFor() != 0) {
        throw new AssertionError(command + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static long sockets(Router router) {
    Path folder = Path.of("/proc", String.valueOf(router.pid()), "fd");
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Vitals::isSocket).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }
}
