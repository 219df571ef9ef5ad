package io.interlock.router.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.composer.diagnostic.SourceLocation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceExcerptTest {

  @Test
  void aCaretStandsBelowEveryLetterOfTheWord() {
    assertThat(excerpt("type Query {\n  price: Int\n}", 2, 3))
        .isEqualTo(String.join("\n", "  --> shop:2:3", "  2 |   price: Int", "    |   ^^^^^"));
  }

  @Test
  void aDirectiveIsUnderlinedWithItsSign() {
    assertThat(excerpt("type A @key(fields: 1) { id: ID }", 1, 8)).endsWith("       ^^^^");
  }

  @Test
  void aTabIsOneColumnWide() {
    assertThat(excerpt("\tid: ID", 1, 2)).contains("1 |  id: ID").endsWith("|  ^^");
  }

  @Test
  void ofALongLineThePartAroundThePlaceIsShown() {
    String sdl =
        "type Query { " + "a: Int ".repeat(100) + "wanted: Int " + "b: Int ".repeat(100) + "}";
    int column = sdl.indexOf("wanted") + 1;

    String[] lines = excerpt(sdl, 1, column).split("\n");

    assertThat(lines[1]).hasSizeLessThan(140);
    assertThat(lines[1].substring(lines[2].indexOf('^'))).startsWith("wanted");
    assertThat(lines[2]).endsWith("^".repeat("wanted".length()));
  }

  @Test
  void aPlaceOutsideOfTheSdlIsOnlyNamed() {
    assertThat(excerpt("type A", 9, 1)).isEqualTo("  --> shop:9:1");
    assertThat(excerpt("type A", 1, 40)).isEqualTo("  --> shop:1:40");
  }

  private static String excerpt(String sdl, int line, int column) {
    return new SourceExcerpt(Map.of("shop", sdl), Paint.PLAIN)
        .of(new SourceLocation("shop", line, column));
  }
}
