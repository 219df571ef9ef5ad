package io.interlock.router.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaHashTest {
  @Test
  void ordersWhiteSpaceAndCommentsDoNotCount() {
    assertThat(
            SchemaHash.of(
                """
                type B { z(b: Int, a: Int = 3): String  a: Int } # a comment

                type A @key(fields: "id") { id: ID! }
                """))
        .isEqualTo(
            SchemaHash.of(
                "type A @key(fields: \"id\") {id: ID!} type B {a: Int z(a: Int = 3, b: Int): String}"));
  }

  @Test
  void descriptionsCount() {
    assertThat(SchemaHash.of("\"a letter\" type A { b: Int }"))
        .isNotEqualTo(SchemaHash.of("type A { b: Int }"));
  }

  @Test
  void extendingIsNotDefining() {
    assertThat(SchemaHash.of("extend type A { b: Int }"))
        .isNotEqualTo(SchemaHash.of("type A { b: Int }"));
  }

  @Test
  void whatCannotBeParsedIsItselfByteForByte() {
    assertThat(SchemaHash.of("type {")).isEqualTo(SchemaHash.of("type {"));
    assertThat(SchemaHash.of("type {")).isNotEqualTo(SchemaHash.of("type  {"));
  }
}
