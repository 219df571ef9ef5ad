package io.interlock.executor.variables;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.executor.Schemas;
import io.interlock.executor.error.GraphqlError;
import io.interlock.executor.variables.VariableProgram.Declaration;
import io.interlock.supergraph.schema.Supergraph;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VariableProgramTest {
  private static final Supergraph SCHEMA =
      Schemas.of(
          """
          type Query @join__type(graph: A) { a: Int }
          scalar JSON @join__type(graph: A)
          enum Color @join__type(graph: A) {
            RED @join__enumValue(graph: A)
            GREEN @join__enumValue(graph: A)
            HIDDEN @join__enumValue(graph: A) @inaccessible
          }
          input Filter @join__type(graph: A) {
            min: Int! = 0
            max: Int!
            color: Color
            tags: [String!]
            and: [Filter!]
            secret: Int @inaccessible
          }
          input By @join__type(graph: A) { id: ID name: String }
          """);

  private static CoercionOutcome coerce(
      String type, @Nullable String defaultValue, @Nullable String json) {
    VariableProgram program =
        VariableProgram.compile(
            List.of(new Declaration("x", type, defaultValue, false)), SCHEMA.view());
    return program.coerce(
        json == null ? null : Unpooled.copiedBuffer(json, StandardCharsets.UTF_8));
  }

  private static @Nullable String value(
      String type, @Nullable String defaultValue, @Nullable String json) {
    return ((CoercionOutcome.Coerced) coerce(type, defaultValue, json)).variables().json("x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Int|2147483647
          Int|-2147483648
          Int|1.0
          Int|1e3
          Float|1
          Float|1.50e400
          String|"a"
          Boolean|true
          ID|"a"
          ID|123456789012345678901234567890
          Color|"GREEN"
          Color|"RE\\u0044"
          Color|null
          JSON|{"a":[1.0,{}]}
          [Int]|5
          [[Int!]]|[[1],null,2]
          Filter|{"max":1,"and":{"max":2,"color":"RED"},"tags":"t"}
          By|{"name":"n"}
          """)
  void takesValuesAsTheyAreWritten(String type, String json) {
    assertThat(value(type, null, " { \"other\": 1, \"x\" : " + json + " }")).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Int|2147483648|Variable "$x" got invalid value 2147483648; Int cannot represent non 32-bit signed integer value: 2147483648
          Int|1.5|Variable "$x" got invalid value 1.5; Int cannot represent non-integer value: 1.5
          Int|1e9999999|Variable "$x" got invalid value 1e9999999; Int cannot represent non-integer value: 1e9999999
          Int|"1"|Variable "$x" got invalid value "1"; Int cannot represent non-integer value: "1"
          Int!|null|Variable "$x" of non-null type "Int!" must not be null.
          Float|"1"|Variable "$x" got invalid value "1"; Float cannot represent non numeric value: "1"
          String|1|Variable "$x" got invalid value 1; String cannot represent a non string value: 1
          Boolean|"true"|Variable "$x" got invalid value "true"; Boolean cannot represent a non boolean value: "true"
          ID|1.5|Variable "$x" got invalid value 1.5; ID cannot represent value: 1.5
          Color|"BLUE"|Variable "$x" got invalid value "BLUE"; Value "BLUE" does not exist in "Color" enum.
          Color|"HIDDEN"|Variable "$x" got invalid value "HIDDEN"; Value "HIDDEN" does not exist in "Color" enum.
          Color|1|Variable "$x" got invalid value 1; Enum "Color" cannot represent non-string value: 1.
          [Int!]|[1,null]|Variable "$x" got invalid value null at "x[1]"; Expected non-nullable type "Int!" not to be null.
          [Filter]|[{"max":1,"and":[{"max":"2"}]}]|Variable "$x" got invalid value "2" at "x[0].and[0].max"; Int cannot represent non-integer value: "2"
          Filter|{"min":1}|Variable "$x" got invalid value {"min":1}; Field "max" of required type "Int!" was not provided.
          Filter|{"max":1,"secret":1}|Variable "$x" got invalid value {"max":1,"secret":1}; Field "secret" is not defined by type "Filter".
          Filter|{"max":1,"min":null}|Variable "$x" got invalid value null at "x.min"; Expected non-nullable type "Int!" not to be null.
          Filter|[1,2]|Variable "$x" got invalid value [1,2]; Expected type "Filter" to be an object.
          """)
  void saysWhatIsWrongWithAValue(String type, String json, String message) {
    assertThat(messages(coerce(type, null, "{\"x\":" + json + "}"))).containsExactly(message);
  }

  private static List<String> messages(CoercionOutcome outcome) {
    return ((CoercionOutcome.NotCoerced) outcome)
        .errors().stream().map(GraphqlError::message).toList();
  }

  @Test
  void demandsAVariableThatIsRequired() {
    assertThat(messages(coerce("Int!", null, null)))
        .containsExactly("Variable \"$x\" of required type \"Int!\" was not provided.");
  }

  @Test
  void leavesOutAVariableThatIsNotGiven() {
    assertThat(value("Int", null, "{}")).isNull();
    assertThat(value("Int", "5", "{\"x\":null}")).isEqualTo("null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Int!|5|5
          Color|RED|"RED"
          [Color]|[RED, GREEN]|["RED","GREEN"]
          Filter|{max: 1.0e3 tags: ["a\\u{1F600}\\n"], and: []}|{"max":1.0e3,"tags":["a😀\\n"],"and":[]}
          Boolean|true|true
          String|null|null
          String|\"""  a \\\""" b  \"""|"  a \\"\\"\\" b  "
          """)
  void turnsDefaultsIntoJson(String type, String literal, String json) {
    assertThat(value(type, literal, null)).isEqualTo(json);
  }

  @Test
  void takesOutTheCommonIndentOfBlockStrings() {
    assertThat(value("String", "\"\"\"\n    a\n      b\n\n    c\n  \"\"\"", null))
        .isEqualTo("\"a\\n  b\\n\\nc\"");
  }

  @Test
  void knowsOneOf() {
    Supergraph schema =
        Schemas.of(
            """
            directive @oneOf on INPUT_OBJECT
            type Query @join__type(graph: A) { a: Int }
            input By @join__type(graph: A) @oneOf { id: ID name: String }
            """);
    VariableProgram program =
        VariableProgram.compile(List.of(new Declaration("x", "By", null, false)), schema.view());

    assertThat(messages(program.coerce(buffer("{\"x\":{\"id\":1,\"name\":\"n\"}}"))))
        .singleElement()
        .asString()
        .endsWith("Exactly one key must be specified for OneOf type \"By\".");
    assertThat(messages(program.coerce(buffer("{\"x\":{\"id\":null}}"))))
        .singleElement()
        .asString()
        .endsWith("Field \"id\" must be non-null.");
    assertThat(program.coerce(buffer("{\"x\":{\"id\":1}}")))
        .isInstanceOf(CoercionOutcome.Coerced.class);
  }

  private static ByteBuf buffer(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [1]|Variables are not a valid JSON object: expected an object, got '[' at byte 0.
          {"x":1,"x":2}|Variables are not a valid JSON object: expected a new key, got "x" again at byte 7.
          {"x":}|Variables are not a valid JSON object: expected a value, got '}' at byte 5.
          """)
  void refusesVariablesThatAreNoObject(String json, String message) {
    assertThat(messages(coerce("Int", null, json))).containsExactly(message);
  }

  @Test
  void stopsAfterFiftyErrors() {
    String many = "[" + "null,".repeat(1000) + "null]";

    assertThat(messages(coerce("[Int!]", null, "{\"x\":" + many + "}"))).hasSize(50);
  }

  @Test
  void refusesNullForAConditionVariable() {
    VariableProgram program =
        VariableProgram.compile(
            List.of(new Declaration("x", "Boolean", "true", true)), SCHEMA.view());

    assertThat(messages(program.coerce(buffer("{\"x\":null}"))))
        .containsExactly(
            "Variable \"$x\" must be true or false where @skip or @include depends on it.");
  }
}
