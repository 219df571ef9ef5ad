package io.interlock.router.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

  @ParameterizedTest
  @CsvSource({"0,0", "500ms,500", "5s,5000", "2m,120000", "1h,3600000", "0s,0"})
  void readsDurations(String text, long millis) {
    assertThat(Units.duration(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5 s", "-5s", "1.5s", "5S", "s", "1d", "99999999999s"})
  void refusesWhatIsNoDuration(String text) {
    assertThat(Units.duration(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"7,7", "7B,7", "2kB,2000", "2KB,2000", "4MiB,4194304", "1GiB,1073741824"})
  void readsSizes(String text, long bytes) {
    assertThat(Units.bytes(text)).contains(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4 MiB", "4mib", "-1", "1.5MiB", "MiB"})
  void refusesWhatIsNoSize(String text) {
    assertThat(Units.bytes(text)).isEmpty();
  }

  @Test
  void printsTheLargestWholeUnit() {
    assertThat(Units.print(4 << 20)).isEqualTo("4MiB");
    assertThat(Units.print(1536)).isEqualTo("1536");
    assertThat(Units.print(3 << 10)).isEqualTo("3KiB");
  }
}
