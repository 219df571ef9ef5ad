package io.interlock.testkit;

import io.interlock.testkit.data.Json;
import java.util.Map;

/// A small case of three subgraphs for the tests of this package.
final class Shop {
  private static final String PRODUCTS =
      """
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
          import: ["@key", {name: "@shareable", as: "@shared"}, "@provides", "@external"])

      type Query {
        top: [Product!]!
        product(upc: ID!): Product
        anything: Thing
        featured: Offer @provides(fields: "product { stock }")
      }
      type Mutation { rename(upc: ID!, name: String): Product }
      interface Thing { name: String }
      type Product implements Thing @key(fields: "upc") @key(fields: "sku { id }", resolvable: false) {
        upc: ID!
        sku: Sku
        name: String @shared
        price(currency: Currency = EUR): Int @federation__tag(name: "money")
        weight: Decimal
        stock: Int @external
      }
      type Offer { product: Product }
      type Sku { id: ID! }
      scalar Decimal
      enum Currency { EUR USD }
      """;

  private static final String INVENTORY =
      """
      type Product @extends @key(fields: "upc") {
        upc: ID! @external
        price: Int @external
        weight: Float @external
        stock: Int!
        shipping: String @requires(fields: "price weight")
        box: Box @external
        boxLabel: String @requires(fields: "box { ... on Crate { wood } }")
      }
      interface Box { id: ID! }
      type Crate implements Box { id: ID! wood: String }
      extend type Query { counted: Product }
      """;

  private static final String MEDIA =
      """
      schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"]) { query: Root }
      type Root { one: Media }
      interface Media @key(fields: "id") { id: ID! title: String }
      type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }
      """;

  private static final String DATA =
      """
      { "products": {
          "Query": {
            "top": [ { "!ref": "Product", "upc": "1" }, { "!ref": "Product", "upc": "2" } ],
            "product": { "!case": [
              { "when": { "upc": "1" }, "value": { "!ref": "Product", "upc": "1" } },
              { "when": { "upc": "3" }, "value": { "!error": "no such product", "code": "GONE" } } ] },
            "anything": { "__typename": "Sku", "id": "1" },
            "featured": { "product": { "!ref": "Product", "upc": "1" } } },
          "Mutation": { "rename": { "!sequence": [ { "!ref": "Product", "upc": "1" } ] } },
          "entities": [
            { "__typename": "Product", "upc": "1", "name": "Table", "stock": 5,
              "price": { "!case": [ { "when": { "currency": "USD" }, "value": 11 }, { "value": 10 } ] },
              "weight": 1.50 },
            { "__typename": "Product", "upc": "2", "name": "!error: no name", "price": null,
              "weight": 12345678901234567890.10 } ] },
        "inventory": {
          "Query": { "counted": { "!ref": "Product", "upc": "1" } },
          "entities": [
            { "__typename": "Product", "upc": "1", "stock": 5, "price": "!fail: not mine",
              "shipping": "!echo: {price} for {weight}", "boxLabel": "!echo: {box.wood?}" },
            { "__typename": "Product", "upc": "2", "!null": true },
            { "__typename": "Product", "upc": "4", "!error": "shelf is locked" } ] },
        "media": {
          "Query": { "one": null },
          "entities": [ { "__typename": "Film", "id": 7, "title": "Stalker", "minutes": 162 } ] } }
      """;

  private Shop() {}

  static StrictSubgraphs open() {
    return StrictSubgraphs.of(
        Map.of("products", PRODUCTS, "inventory", INVENTORY, "media", MEDIA), DATA);
  }

  static String request(String query) {
    return Json.write(Map.of("query", query));
  }

  /// An `_entities` request for one representation.
  static String entity(String representation, String selection) {
    return Json.write(
        Map.of(
            "query",
            "query($r: [_Any!]!) { _entities(representations: $r) { " + selection + " } }",
            "variables",
            Map.of("r", java.util.List.of(Json.parse(representation)))));
  }
}
