package io.interlock.supergraph.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TypeRefTest {
  @Test
  void readsWhatItPrints() {
    TypeRef type = TypeRef.parse("[[User!]]!");

    assertThat(type).hasToString("[[User!]]!");
    assertThat(type.baseName()).isEqualTo("User");
    assertThat(type.isNonNull()).isTrue();
    assertThat(type.nullable()).hasToString("[[User!]]");
  }

  @Test
  void refusesWhatIsNoType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TypeRef.parse("[User"))
        .withMessageContaining("[User");
    assertThatIllegalArgumentException().isThrownBy(() -> TypeRef.parse("User!!"));
  }
}
