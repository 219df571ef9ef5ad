package io.interlock.router.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class KnownTextsTest {
  private final KnownTexts texts = new KnownTexts();

  private String of(String json) {
    byte[] source = ("  " + json + "  ").getBytes(StandardCharsets.UTF_8);
    return texts.of(source, 2, source.length - 2);
  }

  @Test
  void aTextIsReadAsItIs() {
    for (int i = 0; i < 3; i++) {
      assertThat(of("\"{ a }\"")).isEqualTo("{ a }");
      assertThat(of("\"{\\n\\u0061 ü }\"")).isEqualTo("{\na ü }");
      assertThat(of("\"\"")).isEmpty();
    }
  }

  @Test
  void aTextIsKeptFromItsSecondComingOn() {
    String first = of("\"{ a }\"");
    String second = of("\"{ a }\"");

    assertThat(second).isNotSameAs(first);
    assertThat(of("\"{ a }\"")).isSameAs(second);
  }

  @Test
  void manyTextsAreNotMistakenForEachOther() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 2_000; i++) {
        assertThat(of("\"{ field" + i + " }\"")).isEqualTo("{ field" + i + " }");
      }
    }
  }

  @Test
  void aLongTextIsNotKept() {
    String text = "x".repeat(5_000);

    of('"' + text + '"');

    assertThat(of('"' + text + '"')).isEqualTo(text).isNotSameAs(of('"' + text + '"'));
  }
}
