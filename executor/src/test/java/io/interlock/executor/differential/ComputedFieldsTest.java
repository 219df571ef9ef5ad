package io.interlock.executor.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.executor.differential.Blueprint.Computed;
import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Kind;
import io.interlock.executor.differential.Blueprint.Type;
import io.interlock.testkit.data.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComputedFieldsTest {
  private static final Blueprint BLUEPRINT = new Blueprint(List.of("a"));

  static {
    Type value = BLUEPRINT.add(Kind.VALUE, "V0");
    value.add(Field.of("sure", TypeRef.required("Int")));
    value.add(Field.of("other", new TypeRef.Named("Int")));
    Type entity = BLUEPRINT.add(Kind.ENTITY, "E0");
    entity.add(Field.of("value", new TypeRef.Named("V0")));
    entity.add(
        Field.of("all", new TypeRef.ListOf(new TypeRef.NonNull(new TypeRef.Named("String")))));
  }

  @Test
  void failuresBesideAFieldThatTakesItsObjectAlongAreMet() {
    assertThat(
            inputs(
                "value { sure other }",
                """
                {"value": {
                  "__typename": "V0", "sure": {"!error": "first"}, "other": {"!error": "second"}}}
                """))
        .containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void failuresAfterAnElementThatTakesItsListAlongAreMet() {
    assertThat(inputs("all", "{\"all\": [{\"!error\": \"first\"}, {\"!error\": \"second\"}]}"))
        .containsExactlyInAnyOrder("first", "second");
  }

  private static Iterable<String> inputs(String fieldSet, String data) {
    ObjectNode nothing = (ObjectNode) Json.parse("{}");
    ObjectNode entity = (ObjectNode) Json.parse(data);
    entity.put("__typename", "E0").put("id", "E0-1");
    World world = new World(nothing, nothing, List.of(entity));
    return new ComputedFields(BLUEPRINT, world)
        .inputs(entity, Computed.of(fieldSet, ""))
        .failures();
  }
}
