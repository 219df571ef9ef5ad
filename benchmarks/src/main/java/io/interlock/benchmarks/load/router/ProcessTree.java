package io.interlock.benchmarks.load.router;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/// What a process and all that it started have used, as Linux counts it.
public final class ProcessTree {

  /// Places after the name in `/proc/PID/stat`: times in ticks, of the process and of its children
  /// that have ended.
  private static final int USER = 11;

  private static final int ENDED_CHILDREN_SYSTEM = 14;
  private static final long MICROS_PER_TICK = 1_000_000 / ticksPerSecond();

  private final ProcessHandle root;

  public ProcessTree(ProcessHandle root) {
    this.root = root;
  }

  private static long ticksPerSecond() {
    try {
      Process process = new ProcessBuilder("getconf", "CLK_TCK").start();
      return Long.parseLong(
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("getconf CLK_TCK", e);
    }
  }

  private long[] processes() {
    return LongStream.concat(
            LongStream.of(root.pid()), root.descendants().mapToLong(ProcessHandle::pid))
        .toArray();
  }

  /// User and system time so far, in steps of one tick.
  public long cpuMicros() {
    long ticks = 0;
    for (long pid : processes()) {
      ticks += ticks(read(pid, "stat"));
    }
    return ticks * MICROS_PER_TICK;
  }

  static long ticks(String stat) {
    if (stat.isEmpty()) {
      return 0;
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int i = USER; i <= ENDED_CHILDREN_SYSTEM; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks;
  }

  /// The highest resident sizes since the last {@link #forgetPeak}, added up over the processes.
  public long peakResidentKib() {
    long sum = 0;
    for (long pid : processes()) {
      sum += peak(read(pid, "status"));
    }
    return sum;
  }

  static long peak(String status) {
    for (String line : status.lines().toList()) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.substring("VmHWM:".length()).replace("kB", "").strip());
      }
    }
    return 0;
  }

  /// Lets the peak begin anew at what is resident now. Where Linux does not allow that, the peak
  /// stays that since the start.
  public void forgetPeak() {
    for (long pid : processes()) {
      try {
        Files.writeString(proc(pid, "clear_refs"), "5");
      } catch (IOException e) {
        System.err.println("the peak of memory counts from the start of the router: " + e);
      }
    }
  }

  /// Ends them all.
  void destroy() {
    List<ProcessHandle> descendants = root.descendants().toList();
    root.destroy();
    descendants.forEach(ProcessHandle::destroy);
  }

  /// @return empty when the process has ended
  private static String read(long pid, String file) {
    try {
      return Files.readString(proc(pid, file), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      // "No such process": it ended between opening and reading
      if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
        return "";
      }
      throw new UncheckedIOException(file + " of process " + pid, e);
    }
  }

  private static Path proc(long pid, String file) {
    return Path.of("/proc", Long.toString(pid), file);
  }
}
