package io.interlock.example.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class OptionsTest {
  @Test
  void takesFreePortsWhereNoneIsGiven() {
    Options options = Options.parse(new String[] {"--router-port", "4000", "--launcher", "x"});

    assertThat(options.port("router-port")).isEqualTo(4000);
    assertThat(options.port("products-port")).isZero();
    assertThat(options.launcher()).isEqualTo(Path.of("x"));
  }

  @Test
  void refusesWhatIsNoFlagAndNoPort() {
    assertThatThrownBy(() -> Options.parse(new String[] {"--port", "1"}))
        .hasMessageContaining("--router-port");
    assertThatThrownBy(() -> Options.parse(new String[] {"--router-port", "high"}))
        .hasMessageContaining("expected a port, found high");
    assertThatThrownBy(() -> Options.parse(new String[] {"--router-port"}))
        .hasMessageContaining("expected a value");
  }
}
