package io.interlock.supergraph.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionTextsTest {
  @Test
  void cutsBeforeEachKeyword() {
    assertThat(
            of(
                "schema { query: Query } scalar A type Query { a: A } directive @d on FIELD enum E { B }"))
        .containsExactly(
            "schema { query: Query } ",
            "scalar A ",
            "type Query { a: A } ",
            "directive @d on FIELD ",
            "enum E { B }");
  }

  @Test
  void aDescriptionBelongsToWhatComesAfterIt() {
    assertThat(
            of(
                "scalar A\n\"one type\" scalar B\n\"\"\"an \\\"\"\" enum\n\"type\" \"\"\" union C = A | B"))
        .containsExactly(
            "scalar A\n",
            "\"one type\" scalar B\n",
            "\"\"\"an \\\"\"\" enum\n\"type\" \"\"\" union C = A | B");
  }

  @Test
  void namesThatLookLikeKeywordsCutNothing() {
    String awkward =
        "type type implements input & enum @scalar { union: type schema(type: input): enum }";
    assertThat(of(awkward + " union union = type | input interface on { on: on }"))
        .containsExactly(awkward + " ", "union union = type | input ", "interface on { on: on }");
  }

  @Test
  void keywordsWithinStringsAndCommentsCutNothing() {
    assertThat(
            of(
                "# type A {\ntype B @d(why: \"} type C \\\" {\") # enum\n{ b: B # }\n} input D { d: Int = 1 }"))
        .containsExactly(
            "# type A {\ntype B @d(why: \"} type C \\\" {\") # enum\n{ b: B # }\n} ",
            "input D { d: Int = 1 }");
  }

  @Test
  void losesNothingOfWhatIsNoSdl() {
    for (String broken :
        List.of("", "}{ type", "nonsense type A", "type A { \"", "\"\"\"", "\\ \"\\")) {
      assertThat(String.join("", of(broken))).isEqualTo(broken);
    }
  }

  private static List<String> of(String sdl) {
    return DefinitionTexts.of(sdl);
  }
}
