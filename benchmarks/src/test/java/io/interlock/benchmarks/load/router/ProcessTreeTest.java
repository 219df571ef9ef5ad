package io.interlock.benchmarks.load.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessTreeTest {

  /// A shell that counts, and two more that it starts; it tells what all have used and waits.
  private static final String BURNER =
      """
      burn() { i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; }
      (burn) & (burn) & burn
      wait
      times
      read -r line
      """;

  private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

  @Test
  @EnabledOnOs(OS.LINUX)
  void countsWhatAProcessAndItsChildrenUsed() throws IOException {
    Process process = new ProcessBuilder("sh", "-c", BURNER).start();
    try {
      BufferedReader told = process.inputReader();
      double seconds = seconds(told.readLine()) + seconds(told.readLine());

      ProcessTree tree = new ProcessTree(process.toHandle());

      assertThat(seconds).isPositive();
      assertThat(tree.cpuMicros() / 1e6).isCloseTo(seconds, within(0.05));
      assertThat(tree.peakResidentKib()).isPositive();
    } finally {
      process.destroyForcibly();
    }
  }

  /// Adds the times of a line of the shell's `times`: `0m1.25s 0m0.5s`.
  private static double seconds(String line) {
    double sum = 0;
    for (Matcher time = TIME.matcher(line); time.find(); ) {
      sum += 60 * Integer.parseInt(time.group(1)) + Double.parseDouble(time.group(2));
    }
    return sum;
  }

  @Test
  void readsTimesBehindANameWithSpacesAndBrackets() {
    String stat = "7 (a) b (c)) S 1 7 7 0 -1 4194304 0 0 0 0 11 22 33 44 20 0 1 0 5";

    assertThat(ProcessTree.ticks(stat)).isEqualTo(11 + 22 + 33 + 44);
  }

  @Test
  void readsThePeakOfMemory() {
    assertThat(ProcessTree.peak("Name:\tjava\nVmHWM:\t  204800 kB\nVmRSS:\t 1 kB\n"))
        .isEqualTo(204800);
  }
}
