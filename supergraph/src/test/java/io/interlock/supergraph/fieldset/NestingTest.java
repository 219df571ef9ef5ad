package io.interlock.supergraph.fieldset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NestingTest {
  private static final String BRACKETS = "[".repeat(Nesting.LIMIT);

  @Test
  void findsTheBracketThatIsOneTooMany() {
    assertThat(Nesting.tooDeepAt(BRACKETS)).isEmpty();
    assertThat(Nesting.tooDeepAt(BRACKETS + "{")).hasValue(Nesting.LIMIT);
    assertThat(Nesting.tooDeepAt("{}".repeat(Nesting.LIMIT * 2))).isEmpty();
  }

  @Test
  void passesOverStringsAndComments() {
    String many = BRACKETS + "[";
    assertThat(Nesting.tooDeepAt("\"" + many + "\"")).isEmpty();
    assertThat(Nesting.tooDeepAt("\"\\\"" + many + "\" {")).isEmpty();
    assertThat(Nesting.tooDeepAt("\"\"\" \\\"\"\" " + many + "\"\"\"")).isEmpty();
    assertThat(Nesting.tooDeepAt("# " + many + "\n{")).isEmpty();
    assertThat(Nesting.tooDeepAt("\"unclosed\n" + many)).isPresent();
  }
}
