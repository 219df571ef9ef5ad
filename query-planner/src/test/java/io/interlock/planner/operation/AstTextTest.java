package io.interlock.planner.operation;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AstTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "-12345678901234567890",
        "1.50",
        "true",
        "false",
        "null",
        "RED",
        "\"\"",
        "\"plain text, 100 % - {}[]:!\"",
        "\"a \\\"quoted\\\" back\\\\slash / slash\"",
        "\"line\\nbreak \\u00e9 \\u0001 \\u007f\"",
        "[1, \"two\", [THREE]]",
        "{a: 1, b: [{c: \"d\"}]}"
      })
  void printsValuesAsThePrinterDoes(String value) {
    var parsed = Parser.parseValue(value);

    assertThat(AstText.of(parsed)).isEqualTo(AstPrinter.printAstCompact(parsed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Int", "Int!", "[Int]", "[[Int!]]!"})
  void printsTypesAsThePrinterDoes(String type) {
    var parsed = Parser.parseType(type);

    assertThat(AstText.of(parsed)).isEqualTo(AstPrinter.printAstCompact(parsed));
    assertThat(AstText.baseName(parsed)).isEqualTo("Int");
  }
}
