package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.ComposedGateway.product;
import static io.interlock.router.lifecycle.ComposedGateway.products;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.engine.OperationOutcome;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Schemas with which the real composer finds fault: each is refused with every reason, and nothing
/// has changed.
class RefusedSchemaTest {
  private final ComposedGateway gateway = new ComposedGateway();

  @Test
  void case18ASyntaxErrorIsNamedByLineAndColumn() {
    ApplyAnswer.Failed answer = refused("b", "type Query {\n  products: }");

    assertThat(answer.code()).isEqualTo(FailureCode.INVALID_SDL);
    assertThat(answer.errors())
        .flatExtracting(SchemaError::locations)
        .containsExactly(new SchemaError.Location("b", 2, 13));
  }

  @Test
  void case19EveryConflictOfTypesNamesBothSubgraphs() {
    deploy("a", "price: Int! @shareable name: String @shareable");

    ApplyAnswer.Failed answer =
        refused("b", product("price: String! @shareable name: [String] @shareable"));

    assertThat(answer.code()).isEqualTo(FailureCode.COMPOSITION_FAILED);
    assertThat(answer.errors()).extracting(SchemaError::code).containsOnly("FIELD_TYPE_MISMATCH");
    assertThat(answer.errors())
        .extracting(SchemaError::coordinate)
        .containsExactlyInAnyOrder("Product.price", "Product.name");
    assertThat(answer.errors())
        .allSatisfy(e -> assertThat(e.subgraphs()).containsExactlyInAnyOrder("a", "b"));
    assertThat(gateway.ask("{ products { price } }")).isInstanceOf(OperationOutcome.Prepared.class);
  }

  @Test
  void case20AFieldThatIsSharedWithoutSayingSoIsRefused() {
    ApplyAnswer.Failed answer = refused("b", product("price: Int!"));

    assertThat(answer.code()).isEqualTo(FailureCode.COMPOSITION_FAILED);
    assertThat(answer.errors())
        .extracting(SchemaError::code)
        .containsExactly("INVALID_FIELD_SHARING");
    assertThat(answer.errors().getFirst().subgraphs()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void case21AFieldThatCannotBeReachedIsRefused() {
    ApplyAnswer.Failed answer =
        refused(
            "b",
            product("").replace("\"id\"", "\"upc\"").replace("id: ID!", "upc: ID! reviews: Int"));

    assertThat(answer.code()).isEqualTo(FailureCode.UNSATISFIABLE);
    assertThat(answer.errors()).extracting(SchemaError::code).containsOnly("SATISFIABILITY_ERROR");
    assertThat(answer.errors()).extracting(SchemaError::message).anyMatch(m -> m.contains("upc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "total: Int @requires(fields: \"nothing\")",
        "nothing: Int @external total: Int @requires(fields: \"nothing\")"
      })
  void case22ARequirementThatNobodyHasIsRefused(String fields) {
    ApplyAnswer.Failed answer = refused("b", product(fields));

    assertThat(answer.code()).isEqualTo(FailureCode.COMPOSITION_FAILED);
    assertThat(answer.errors())
        .extracting(SchemaError::code)
        .containsAnyOf("REQUIRES_INVALID_FIELDS", "EXTERNAL_MISSING_ON_BASE");
    assertThat(answer.errors())
        .extracting(SchemaError::message)
        .anyMatch(m -> m.contains("nothing"));
  }

  @Test
  void case23AnEnumOfInputAndOutputHasToBeTheSameEverywhere() {
    deploy("a", "price: Int! as(size: Size): Size", "enum Size { S M }");

    ApplyAnswer.Failed answer = refused("b", product("fits: Size") + "enum Size { S L }");

    assertThat(answer.code()).isEqualTo(FailureCode.COMPOSITION_FAILED);
    assertThat(answer.errors())
        .extracting(SchemaError::code)
        .containsExactly("ENUM_VALUE_MISMATCH", "ENUM_VALUE_MISMATCH");
    assertThat(answer.errors())
        .extracting(SchemaError::message)
        .anyMatch(m -> m.contains("\"M\""))
        .anyMatch(m -> m.contains("\"L\""));
  }

  @Test
  void case25TenThousandTypesAreApplied() {
    String types =
        IntStream.range(0, 10_000)
            .mapToObj("type T%1$d { next: T%1$d name: String }\n"::formatted)
            .collect(Collectors.joining());

    ApplyAnswer.Succeeded answer =
        succeeded(gateway.apply("a", products("price: Int! first: T0") + types));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(gateway.ask("{ products { first { name } } }"))
        .isInstanceOf(OperationOutcome.Prepared.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deep: [Int]",
        "deep(argument: [Int]): Int",
        "deep(argument: Any = [1]): Int",
        "deep: Int @deprecated(reason: [1])"
      })
  void case25WhatIsNestedTooDeeplyIsDoneOrRefused(String field) {
    String deep =
        field.replace("[", "[".repeat(5_000)).replace("]", "]".repeat(5_000)) + " price: Int!";

    ApplyAnswer answer = TestGateway.await(gateway.apply("a", products(deep) + "scalar Any\n"));

    if (answer instanceof ApplyAnswer.Failed f) {
      assertThat(f.code()).isIn(FailureCode.INVALID_SDL, FailureCode.COMPOSITION_FAILED);
    }
    succeeded(gateway.apply("a", products("price: Int! next: Int")));
  }

  private void deploy(String service, String fields, String... more) {
    succeeded(gateway.apply(service, products(fields) + String.join("\n", more)));
  }

  private ApplyAnswer.Failed refused(String service, String sdl) {
    ComposedGateway.Standing before = gateway.standing();
    ApplyAnswer.Failed answer = failed(gateway.apply(service, sdl));
    assertThat(gateway.standing()).isEqualTo(before);
    return answer;
  }
}
