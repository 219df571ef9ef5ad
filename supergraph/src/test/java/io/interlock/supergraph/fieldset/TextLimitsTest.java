package io.interlock.supergraph.fieldset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextLimitsTest {
  private static final String BRACKETS = "[".repeat(TextLimits.NESTING);

  @Test
  void findsTheBracketThatIsOneTooMany() {
    assertThat(offset(BRACKETS)).isEmpty();
    assertThat(offset(BRACKETS + "{")).contains(TextLimits.NESTING);
    assertThat(offset("{}".repeat(TextLimits.NESTING * 2))).isEmpty();
  }

  @Test
  void passesOverStringsAndComments() {
    String many = BRACKETS + "[";
    assertThat(offset("\"" + many + "\"")).isEmpty();
    assertThat(offset("\"\\\"" + many + "\" {")).isEmpty();
    assertThat(offset("\"\"\" \\\"\"\" " + many + "\"\"\"")).isEmpty();
    assertThat(offset("# " + many + "\n{")).isEmpty();
    assertThat(offset("\"unclosed\n" + many)).isPresent();
  }

  @Test
  void findsTheNumberThatIsTooLong() {
    String digits = "9".repeat(TextLimits.DIGITS);
    assertThat(offset("{a(x: " + digits + ")}")).isEmpty();
    assertThat(offset("{a(x: -" + digits + "9)}")).contains(7);
    assertThat(offset("{a(x: 1." + digits + ")}")).contains(6);
    assertThat(offset("1e999999")).isEmpty();
    assertThat(offset("1e-9999999")).contains(0);
  }

  @Test
  void passesOverDigitsInNames() {
    assertThat(offset("a" + "9".repeat(TextLimits.DIGITS * 2) + " e12345678")).isEmpty();
  }

  private static Optional<Integer> offset(String text) {
    return TextLimits.firstExcess(text).map(TextLimits.Excess::offset);
  }
}
