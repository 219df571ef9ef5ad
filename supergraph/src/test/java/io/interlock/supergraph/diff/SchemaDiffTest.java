package io.interlock.supergraph.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import graphql.schema.GraphQLSchema;
import io.interlock.supergraph.schema.ApiSchema;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaDiffTest {
  private static final int MANY = 5_000;

  @Test
  void looksAtEachElementOfBothSchemasOnce() {
    GraphQLSchema small = schema(0, "Int");
    Findings ofNone = SchemaDiff.compare(small, small);
    Findings ofMany = SchemaDiff.compare(schema(MANY, "Int"), schema(MANY, "String"));

    // A type, its field and the field's argument, and the root field that leads to it.
    int elements = 4;
    assertThat(ofMany.looks() - ofNone.looks()).isEqualTo(MANY * elements * 2);
    assertThat(ofMany.sorted().breaking()).hasSize(MANY).isEqualTo(ofMany.sorted().all());
  }

  @Test
  void aChangeIsOfACriticalityThatItsTypeHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new SchemaChange(
                ChangeType.FIELD_REMOVED, Criticality.SAFE, "A.b", "is gone", Set.of("A.b")))
        .withMessageContaining("FIELD_REMOVED")
        .withMessageContaining("SAFE");
  }

  private static GraphQLSchema schema(int types, String type) {
    StringBuilder sdl = new StringBuilder("type Query { first: Int\n");
    for (int i = 0; i < types; i++) {
      sdl.append("t%1$d: T%1$d\n".formatted(i));
    }
    sdl.append("}\n");
    for (int i = 0; i < types; i++) {
      sdl.append("type T%d { a(x: Int): %s }\n".formatted(i, type));
    }
    return ApiSchema.read(sdl.toString());
  }
}
