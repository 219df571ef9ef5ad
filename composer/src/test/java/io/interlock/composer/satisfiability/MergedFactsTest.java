package io.interlock.composer.satisfiability;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.composer.GoldenCase;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.print.SdlPrinter;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.InputValueFacts;
import io.interlock.supergraph.schema.Supergraph;
import io.interlock.supergraph.schema.SupergraphFacts;
import io.interlock.supergraph.schema.TypeFacts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What is proven is what is served: the facts of a merged supergraph are those that a router reads
/// from its SDL.
class MergedFactsTest {
  @TestFactory
  Stream<DynamicTest> factsAreThoseOfTheSdl() {
    return GoldenCase.all().stream()
        .filter(GoldenCase::isAccepted)
        .map(each ->
            DynamicTest.dynamicTest(each.name(), () -> compare(Merged.of(each.subgraphs()))));
  }

  private static void compare(MergedSupergraph merged) {
    SupergraphFacts direct = new MergedFacts(merged, Map.of()).facts();
    SupergraphFacts read = Supergraph.read(new SdlPrinter().print(merged.schema())).facts();

    assertThat(direct.subgraphs()).isEqualTo(read.subgraphs());
    assertThat(direct.typeNames()).isEqualTo(read.typeNames());
    for (String operation : List.of("query", "mutation", "subscription")) {
      assertThat(direct.rootType(operation)).isEqualTo(read.rootType(operation));
    }
    for (String type : read.typeNames()) {
      assertThat(direct.type(type).map(MergedFactsTest::withPlainDefaults))
          .isEqualTo(read.type(type).map(MergedFactsTest::withPlainDefaults));
      assertThat(direct.fieldNames(type)).isEqualTo(read.fieldNames(type));
      for (String field : read.fieldNames(type)) {
        assertThat(direct.field(type, field).map(MergedFactsTest::withPlainDefaults))
            .isEqualTo(read.field(type, field).map(MergedFactsTest::withPlainDefaults));
      }
    }
  }

  private static TypeFacts withPlainDefaults(TypeFacts type) {
    return new TypeFacts(
        type.name(),
        type.kind(),
        type.interfaces(),
        type.members(),
        type.joins(),
        type.enumValues(),
        type.inputFields().stream().map(MergedFactsTest::withPlainDefault).toList(),
        type.contexts(),
        type.isInaccessible(),
        type.isOneOf());
  }

  private static FieldFacts withPlainDefaults(FieldFacts field) {
    return new FieldFacts(
        field.parent(),
        field.name(),
        field.type(),
        field.arguments().stream().map(MergedFactsTest::withPlainDefault).toList(),
        field.joins(),
        field.isInaccessible());
  }

  /// Defaults are GraphQL text, which may be spaced in one way or another.
  private static InputValueFacts withPlainDefault(InputValueFacts input) {
    String text = input.defaultValue();
    return new InputValueFacts(
        input.name(),
        input.type(),
        text == null ? null : text.replace(" ", ""),
        input.isInaccessible());
  }
}
