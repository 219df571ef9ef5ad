package io.interlock.composer.print;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.ObjectTypeDefinition;
import graphql.parser.Parser;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptionsTest {
  @Test
  void survivesBeingReadAgain() {
    for (String text :
        List.of(
            "short",
            "two\nlines",
            "  indented",
            "ends with \"",
            "ends with \\",
            "has \"\"\" inside",
            "\nblank first",
            " ",
            "x".repeat(100),
            "tab\tand \u0001 control",
            "first\n  second\n\nfourth")) {
      String sdl = Descriptions.block(text, "  ") + "type T { x: Int }";

      var type = (ObjectTypeDefinition) Parser.parse(sdl).getDefinitions().getFirst();

      assertThat(type.getDescription().getContent()).isEqualTo(text);
    }
  }
}
