package io.interlock.example.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SdlEditTest {
  @Test
  void addsAFieldAtTheHeadOfAType() {
    assertThat(SdlEdit.addField("type A @key(fields: \"id\") { id: ID! }", "A", "b: Int"))
        .isEqualTo("type A @key(fields: \"id\") {\n  b: Int id: ID! }");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatThrownBy(() -> SdlEdit.addField("type A { a: Int }", "B", "b: Int"))
        .hasMessageContaining("type B");
    assertThatThrownBy(() -> SdlEdit.replace("type A", "x", "y")).hasMessageContaining("x");
  }
}
