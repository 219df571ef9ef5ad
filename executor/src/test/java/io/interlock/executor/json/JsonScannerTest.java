package io.interlock.executor.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonScannerTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  private static void skip(byte[] text) {
    JsonScanner scanner = new JsonScanner(text, 0, text.length);
    scanner.skipValue();
    scanner.expectEnd();
  }

  private static void skip(String text) {
    skip(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "10",
        "-1.5",
        "1e5",
        "1E+5",
        "1.0e-10",
        "true",
        "false",
        "null",
        "\"\"",
        "\"a\\n\\u00e9\\ud83d\\ude00\"",
        "\"grün 😀 ࠀ\"",
        "[]",
        "[1,[2,[]]]",
        "{}",
        " \t\r\n{ \"a\" : [ null ] } ",
        "{\"a\":1,\"b\":{\"a\":1}}"
      })
  void readsWhatIsJson(String text) {
    skip(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          01|expected the end of a number, got '1' at byte 1
          -|expected a digit, got the end of the text at byte 1
          1.|expected a digit, got the end of the text at byte 2
          .5|expected a value, got '.' at byte 0
          +1|expected a value, got '+' at byte 0
          1e|expected a digit, got the end of the text at byte 2
          0x1|expected the end of a number, got 'x' at byte 1
          NaN|expected a value, got 'N' at byte 0
          truex|expected the end of true, got 'x' at byte 4
          nul|expected null at byte 0
          "a|expected the string from byte 0 to be closed, got the end at byte 2
          "\\x"|expected one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u, got another escape at byte 1
          "\\u12g4"|expected four hexadecimal digits after \\u at byte 1
          [1,]|expected a value, got ']' at byte 3
          [1 2]|expected ',' or ']', got '2' at byte 3
          [1|expected ',' or ']', got the end of the text at byte 2
          {"a" 1}|expected ':', got '1' at byte 5
          {a:1}|expected a key, got 'a' at byte 1
          {"a":1,}|expected a key, got '}' at byte 7
          {"a":1,"a":2}|expected a new key, got "a" again at byte 7
          {"a":1,"\\u0061":2}|expected a new key, got "a" again at byte 7
          1 1|expected the end of the text, got '1' at byte 2
          <html>|expected a value, got '<' at byte 0
          """)
  void saysWhatIsWrongAndWhere(String text, String fault) {
    assertThatThrownBy(() -> skip(text)).isInstanceOf(JsonException.class).hasMessage(fault);
  }

  @Test
  void takesWordsThatComeNextAndNothingElse() {
    byte[] text = "nulltruefalse nul".getBytes(StandardCharsets.UTF_8);
    JsonScanner scanner = new JsonScanner(text, 0, text.length);
    assertThat(scanner.takeBoolean()).isFalse();
    assertThat(scanner.takeNull()).isTrue();
    assertThat(scanner.takeNull()).isFalse();
    assertThat(scanner.takeBoolean()).isTrue();
    assertThat(scanner.takeBoolean()).isTrue();
    assertThat(scanner.takeBoolean()).as("white space before it").isFalse();
    scanner.moveTo("nulltruefalse ".length());
    assertThat(scanner.takeNull()).as("the text ends in it").isFalse();
    assertThat(scanner.position()).isEqualTo("nulltruefalse ".length());
  }

  @Test
  void refusesTheEmptyText() {
    assertThatThrownBy(() -> skip("")).hasMessageContaining("got the end of the text at byte 0");
  }

  @Test
  void refusesControlCharactersInStrings() {
    assertThatThrownBy(() -> skip("\"a\nb\"")).hasMessageContaining("to be escaped, got 0x0a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "c0af",
        "c1bf",
        "c2",
        "c241",
        "e08080",
        "e09f80",
        "eda080",
        "e282",
        "f08080",
        "f0808080",
        "f48fbf",
        "f4908080",
        "f5808080",
        "ff"
      })
  void refusesWhatIsNotUtf8(String hex) {
    byte[] middle = HexFormat.of().parseHex(hex);
    byte[] text = new byte[middle.length + 2];
    text[0] = '"';
    System.arraycopy(middle, 0, text, 1, middle.length);
    text[text.length - 1] = '"';

    assertThatThrownBy(() -> skip(text))
        .hasMessageContaining("expected UTF-8")
        .hasMessageContaining("at byte 1");
  }

  @Test
  void refusesNestingDeeperThanTheLimit() {
    skip("[".repeat(JsonScanner.MAX_DEPTH) + "]".repeat(JsonScanner.MAX_DEPTH));

    String deep = "[".repeat(JsonScanner.MAX_DEPTH + 1);
    assertThatThrownBy(() -> skip(deep)).hasMessageContaining("512 levels of nesting, got more");
  }

  @Test
  void findsADuplicateAmongManyKeys() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 5000; i++) {
      text.append("\"k").append(i).append("\":{\"k1\":1,\"k2\":2},");
    }
    skip(text + "\"k5000\":0}");

    assertThatThrownBy(() -> skip(text + "\"k77\":0}")).hasMessageContaining("got \"k77\" again");
  }

  @Test
  void agreesWithJacksonOnRandomTexts() throws JsonProcessingException {
    long seed = 20_261_121;
    Random random = new Random(seed);
    for (int round = 0; round < 3000; round++) {
      JsonNode value = randomValue(random, 5);
      String text = JACKSON.writeValueAsString(value);
      String rewritten = rewrite(text);

      assertThat(JACKSON.readTree(rewritten)).as("seed %d round %d", seed, round).isEqualTo(value);
    }
  }

  @Test
  void refusesWhatJacksonRefusesInDamagedTexts() throws JsonProcessingException {
    long seed = 42;
    Random random = new Random(seed);
    ObjectMapper strict =
        new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    for (int round = 0; round < 5000; round++) {
      StringBuilder text = new StringBuilder(JACKSON.writeValueAsString(randomValue(random, 3)));
      text.setCharAt(
          random.nextInt(text.length()), "{}[]\",:019.eE-tn\\ux ".charAt(random.nextInt(20)));

      assertThat(isRead(text.toString()))
          .as("seed %d round %d: %s", seed, round, text)
          .isEqualTo(isReadBy(strict, text.toString()));
    }
  }

  private static boolean isRead(String text) {
    try {
      skip(text);
      return true;
    } catch (JsonException e) {
      return false;
    }
  }

  private static boolean isReadBy(ObjectMapper mapper, String text) {
    try {
      return !mapper.readTree(text).isMissingNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /// Reads a text with the scanner and writes it anew with the writer.
  private static String rewrite(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    JsonScanner scanner = new JsonScanner(bytes, 0, bytes.length);
    JsonWriter out = JsonWriter.unpooled();
    rewrite(scanner, out);
    scanner.expectEnd();
    return out.finish().toString(StandardCharsets.UTF_8);
  }

  private static void rewrite(JsonScanner scanner, JsonWriter out) {
    JsonKind kind = scanner.peek();
    int from = scanner.position();
    switch (kind) {
      case OBJECT -> {
        char separator = '{';
        for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
          out.writeByte(separator);
          out.writeString(scanner.key());
          out.writeByte(':');
          rewrite(scanner, out);
          separator = ',';
        }
        out.writeRaw(separator == '{' ? "{}" : "}");
      }
      case ARRAY -> {
        char separator = '[';
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
          out.writeByte(separator);
          rewrite(scanner, out);
          separator = ',';
        }
        out.writeRaw(separator == '[' ? "[]" : "]");
      }
      case STRING -> out.writeString(scanner.readString());
      default -> {
        scanner.skipValue();
        out.writeBytes(scanner.text(), from, scanner.position() - from);
      }
    }
  }

  private static JsonNode randomValue(Random random, int depth) {
    JsonNodeFactory nodes = JsonNodeFactory.withExactBigDecimals(true);
    return switch (random.nextInt(depth == 0 ? 5 : 8)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> nodes.numberNode(random.nextInt());
      case 3 ->
          nodes.numberNode(
              new BigDecimal("-0.5")
                  .multiply(BigDecimal.valueOf(random.nextInt(1000)))
                  .doubleValue());
      case 4 -> nodes.textNode(randomString(random));
      case 5, 6 -> {
        ObjectNode object = nodes.objectNode();
        for (int i = random.nextInt(30); i > 0; i--) {
          object.set(randomString(random), randomValue(random, depth - 1));
        }
        yield object;
      }
      default -> {
        ArrayNode array = nodes.arrayNode();
        for (int i = random.nextInt(6); i > 0; i--) {
          array.add(randomValue(random, depth - 1));
        }
        yield array;
      }
    };
  }

  private static String randomString(Random random) {
    String alphabet = "ab\"\\/\n\t\u0001é\u0800😀z ";
    int[] points = alphabet.codePoints().toArray();
    StringBuilder string = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      string.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return string.toString();
  }
}
