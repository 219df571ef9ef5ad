package io.interlock.benchmarks.composition;

import com.sun.management.OperatingSystemMXBean;
import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.IncrementalComposer;
import io.interlock.composer.SubgraphInput;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Composes a folder of subgraphs again and again in one virtual machine, which is warmed up first.
/// Prints the medians of the time and of the processor's time for all threads, compiler and garbage
/// collection included, both in milliseconds, and the peak of the heap in MiB, garbage included.
/// With `change` every composition finds one field of one subgraph changed since the one before,
/// and knows that one.
public final class WarmComposition {
  private static final int WARM_UPS = 12;
  private static final long WARM_UP_NANOS = 20_000_000_000L;
  private static final int MEASURED = 15;
  private static final int MIB = 1024 * 1024;

  private final List<SubgraphInput> subgraphs;
  private final boolean isChanging;
  private final IncrementalComposer incremental = new IncrementalComposer();
  private int runs;

  private WarmComposition(List<SubgraphInput> subgraphs, boolean isChanging) {
    this.subgraphs = subgraphs;
    this.isChanging = isChanging;
  }

  /// @param arguments the folder, and perhaps `change`
  public static void main(String[] arguments) throws IOException {
    boolean isChanging = arguments.length > 1 && arguments[1].equals("change");
    new WarmComposition(read(Path.of(arguments[0])), isChanging).measure();
  }

  private void measure() {
    long begin = System.nanoTime();
    while (runs < WARM_UPS || System.nanoTime() - begin < WARM_UP_NANOS) {
      compose();
    }
    List<Long> nanos = new ArrayList<>();
    List<Long> cpuNanos = new ArrayList<>();
    for (int i = 0; i < MEASURED; i++) {
      long start = System.nanoTime();
      long cpuStart = cpuNanos();
      compose();
      nanos.add(System.nanoTime() - start);
      cpuNanos.add(cpuNanos() - cpuStart);
    }
    System.out.printf(
        Locale.ROOT,
        "%.0f %.0f %d%n",
        medianMillis(nanos),
        medianMillis(cpuNanos),
        peakHeap() / MIB);
  }

  private void compose() {
    runs++;
    CompositionResult result =
        isChanging
            ? incremental.compose(withAnotherField(subgraphs, runs))
            : Composer.compose(subgraphs);
    if (result instanceof CompositionResult.Rejected rejected) {
      throw new IllegalStateException("rejected: " + rejected.errors().getFirst());
    }
  }

  private static double medianMillis(List<Long> nanos) {
    return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static List<SubgraphInput> read(Path folder) throws IOException {
    List<SubgraphInput> subgraphs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".graphql", "");
        subgraphs.add(new SubgraphInput(name, "http://" + name, Files.readString(file)));
      }
    }
    return subgraphs;
  }

  private static List<SubgraphInput> withAnotherField(List<SubgraphInput> subgraphs, int run) {
    List<SubgraphInput> changed = new ArrayList<>(subgraphs);
    SubgraphInput old = changed.getLast();
    String sdl = old.sdl() + "\nextend type Query { _run%d: Int }\n".formatted(run);
    changed.set(changed.size() - 1, new SubgraphInput(old.name(), old.url(), sdl));
    return changed;
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
