package io.interlock.supergraph.diff;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import io.interlock.supergraph.schema.ApiSchema;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OperationUseTest {
  private static final String SDL =
      """
      directive @cache(ttl: Int, scope: Scope) on FIELD | QUERY
      type Query { product(upc: ID, by: Filter): Product node: Node search: Found }
      type Mutation { add(filter: Filter!): Int }
      interface Node { id: ID }
      interface Named { name: String }
      union Found = Product | Review | User
      type Product implements Node & Named { id: ID name: String price(unit: Unit): Float }
      type Review implements Node { id: ID body: String }
      type User implements Named { name: String }
      input Filter { unit: Unit, and: [Filter!], range: Range }
      input Range { from: Int to: Int }
      enum Unit { EUR USD }
      enum Scope { ALL }
      """;

  private final GraphQLSchema schema = ApiSchema.read(SDL);

  @Test
  void namesTypesFieldsAndArguments() {
    assertThat(use("{ p: product(upc: 1) { id } }").coordinates())
        .containsExactly(
            "ID", "Product", "Product.id", "Query", "Query.product", "Query.product(upc:)");
  }

  @Test
  void namesWhatLiteralsMention() {
    assertThat(use("{ product(by: {and: [{unit: EUR}]}) { __typename } }").coordinates())
        .contains("Filter", "Filter.and", "Filter.unit", "Unit", "Unit.EUR")
        .doesNotContain("Filter.range", "Range", "Unit.USD");
  }

  @Test
  void aVariableMayBringEverythingOfItsType() {
    assertThat(use("mutation($f: Filter!) { add(filter: $f) }").coordinates())
        .contains("Filter", "Filter.range", "Filter.unit", "Range.to", "Unit.EUR", "Unit.USD");
  }

  @Test
  void namesDirectives() {
    assertThat(use("query @cache(scope: ALL) { product @skip(if: true) { id } }").coordinates())
        .contains("@cache", "@cache(scope:)", "Scope.ALL", "@skip", "@skip(if:)")
        .doesNotContain("@cache(ttl:)");
  }

  @Test
  void takesDirectivesThatTheSchemaDoesNotDefine() {
    Document deferred = Parser.parse("{ product { ... @defer(label: \"x\") { id } } }");

    assertThat(OperationUse.of(deferred, schema).coordinates()).contains("@defer", "Product.id");
  }

  @Test
  void aFragmentNeedsATypeThatBothAbstractTypesHave() {
    String named = " fragment F on Named { name }";

    assertThat(use("{ node { ...F } }" + named).coordinates())
        .contains("Node", "Named", "Named.name", "Product")
        .doesNotContain("Review", "User");
    assertThat(use("{ node { ... on Review { ... on Found { __typename } } } }").coordinates())
        .contains("Node", "Review", "Found")
        .doesNotContain("Product", "User");
  }

  @Test
  void aRemovedFieldConcernsWhoSelectsIt() {
    SchemaChanges changes = after("price(unit: Unit): Float", "");

    assertThat(changes.breaking()).hasSize(1);
    assertThat(changes.concerning(use("{ product { price } }")).breaking()).hasSize(1);
    assertThat(changes.concerning(use("{ product { id } }")).all()).isEmpty();
  }

  @Test
  void aRequiredArgumentConcernsWhoDoesNotGiveIt() {
    SchemaChanges added = after("product(", "product(shop: ID! ");
    SchemaChanges changed = after("upc: ID", "upc: ID!");

    assertThat(added.concerning(use("{ product { id } }")).breaking()).hasSize(1);
    assertThat(changed.concerning(use("{ product { id } }")).breaking()).hasSize(1);
    assertThat(changed.concerning(use("{ node { id } }")).breaking()).isEmpty();
  }

  @Test
  void aRemovedUnionMemberConcernsWhoAsksForItThere() {
    SchemaChanges changes = after("| Review ", "");

    assertThat(changes.concerning(use("{ search { ... on Review { id } } }")).breaking())
        .hasSize(1);
    assertThat(changes.concerning(use("{ search { ... on Node { id } } }")).breaking()).hasSize(1);
    assertThat(changes.concerning(use("{ search { ... on User { name } } }")).all()).isEmpty();
  }

  @Test
  void aRemovedInputFieldConcernsWhoPassesTheInputByVariable() {
    SchemaChanges changes = after("range: Range", "");
    String literal = "mutation { add(filter: {unit: EUR}) }";
    String variable = "mutation($and: Filter!) { add(filter: {and: [$and]}) }";

    assertThat(changes.concerning(use(variable)).breaking()).hasSize(1);
    assertThat(changes.concerning(use(literal)).breaking()).isEmpty();
  }

  private OperationUse use(String operation) {
    Document document = Parser.parse(operation);
    assertThat(ParseAndValidate.validate(schema, document, Locale.ENGLISH)).isEmpty();
    return OperationUse.of(document, schema);
  }

  private SchemaChanges after(String old, String by) {
    assertThat(SDL).contains(old);
    return SchemaDiff.between(schema, ApiSchema.read(SDL.replace(old, by)));
  }
}
