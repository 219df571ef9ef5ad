package io.interlock.benchmarks.composition;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// What most of a large graph is: every subgraph owns a few entities with their value types, enums,
/// inputs, a union and an interface, refers to entities of others and adds fields to some of them.
final class Entities implements Shape {
  private static final List<String> NOUNS =
      List.of("Product", "Customer", "Order", "Invoice", "Supplier");
  private static final List<String> VALUES =
      List.of("Price", "Size", "Origin", "Media", "Policy", "Period", "Contact", "Score");
  private static final int EXTENDED_PER_SUBGRAPH = 6;
  private static final int OVERRIDES_IN = 12;

  @Override
  public void addTo(List<SubgraphDraft> subgraphs, Random random) {
    subgraphs.forEach(subgraph -> addOwn(subgraph, random));
    Set<String> moved = new HashSet<>();
    for (SubgraphDraft subgraph : subgraphs) {
      addExtensions(subgraph, subgraphs.size(), random, moved);
      addReferences(subgraph, subgraphs.size(), random);
    }
  }

  private static void addOwn(SubgraphDraft subgraph, Random random) {
    int n = subgraph.number();
    for (int i = 0; i < NOUNS.size(); i++) {
      addEntity(subgraph, NOUNS.get(i) + n, NOUNS.get((i + 1) % NOUNS.size()) + n, random);
    }
    for (int i = 0; i < VALUES.size(); i++) {
      addValue(subgraph, VALUES.get(i) + n, VALUES.get((i + 1) % VALUES.size()) + n, i);
    }
    addOrnaments(subgraph, n);
  }

  private static void addEntity(
      SubgraphDraft subgraph, String type, String neighbour, Random random) {
    int n = subgraph.number();
    String head = "type %s implements Described%d @key(fields: \"id\") @key(fields: \"code\")";
    subgraph.add(
        head.formatted(type, n),
        "id: ID!",
        "code: String!",
        "name: String! @shareable",
        "description(language: String = \"en\"): String @tag(name: \"public\")",
        "createdAt: String!",
        "state: State%d!".formatted(n),
        "price: Price%d".formatted(n),
        "units: Int",
        "legacy: String",
        "neighbour: %s".formatted(neighbour),
        "all(first: Int, filter: Filter%d): [%s!]!".formatted(n, neighbour));
    subgraph.add(
        "type Query",
        "%s(id: ID!): %s".formatted(lower(type), type),
        "%ss(filter: Filter%d): [%s!]!".formatted(lower(type), n, type));
    String change = "change%s(input: Change%d!): %s";
    subgraph.add("type Mutation", change.formatted(type, random.nextInt(2), type));
  }

  private static void addValue(SubgraphDraft subgraph, String type, String next, int index) {
    int n = subgraph.number();
    String head = "type " + type;
    subgraph.add(
        head,
        "label: String!",
        "amount: Float",
        "currency: Currency%d".formatted(n),
        "since: String",
        "note(long: Boolean): String");
    if (index + 1 < VALUES.size()) {
      subgraph.add(head, "next: %s".formatted(next));
    } else {
      subgraph.add(head, "about: About%d".formatted(n), "by: Described%d".formatted(n));
    }
  }

  private static void addOrnaments(SubgraphDraft subgraph, int n) {
    subgraph.add("enum State%d".formatted(n), "NEW", "OPEN", "CLOSED @tag(name: \"internal\")");
    subgraph.add("enum Currency%d".formatted(n), "EUR", "USD", "CHF", "JPY");
    subgraph.add(
        "input Filter%d".formatted(n),
        "text: String",
        "states: [State%d!]".formatted(n),
        "limit: Int = 20");
    for (int i = 0; i < 2; i++) {
      subgraph.add("input Change%d".formatted(i), "id: ID!", "name: String", "units: Int = 1");
    }
    subgraph.add("union About%d = %s".formatted(n, "Product%d | Customer%d".formatted(n, n)));
    subgraph.add("interface Described%d".formatted(n), "id: ID!", "name: String!");
  }

  private static void addExtensions(
      SubgraphDraft subgraph, int subgraphs, Random random, Set<String> moved) {
    for (int i = 0; i < EXTENDED_PER_SUBGRAPH; i++) {
      String type = foreign(subgraph, subgraphs, random);
      String key = random.nextInt(3) == 0 ? "code: String!" : "id: ID!";
      String head = head(type, key, true);
      if (subgraph.has(head(type, "id: ID!", true))
          || subgraph.has(head(type, "code: String!", true))) {
        continue;
      }
      int n = subgraph.number();
      subgraph.add(head, key, "rating%d: Int".formatted(n), "remarks%d: [String!]".formatted(n));
      addSpecial(subgraph, head, type, random, moved);
    }
  }

  /// Some extensions need a field of the owner, some take one over.
  private static void addSpecial(
      SubgraphDraft subgraph, String head, String type, Random random, Set<String> moved) {
    int n = subgraph.number();
    if (random.nextInt(3) == 0) {
      subgraph.add(
          head, "units: Int @external", "stock%d: Int @requires(fields: \"units\")".formatted(n));
    }
    if (random.nextInt(OVERRIDES_IN) == 0 && moved.add(type)) {
      String owner = "subgraph-%03d".formatted(number(type));
      subgraph.add(head, "legacy: String @override(from: \"%s\")".formatted(owner));
    }
    if (random.nextInt(4) == 0) {
      subgraph.add(head, "name: String! @external");
      subgraph.add(
          "type Query", "best%s%d: %s @provides(fields: \"name\")".formatted(type, n, type));
    }
  }

  private static void addReferences(SubgraphDraft subgraph, int subgraphs, Random random) {
    int n = subgraph.number();
    for (String noun : NOUNS) {
      String type = foreign(subgraph, subgraphs, random);
      boolean isExtended =
          subgraph.has(head(type, "id: ID!", true))
              || subgraph.has(head(type, "code: String!", true));
      if (!isExtended && !subgraph.has(head(type, "id: ID!", false))) {
        subgraph.add(head(type, "id: ID!", false), "id: ID!");
      }
      String owner = "type %s%d implements Described%d @key(fields: \"id\") @key(fields: \"code\")";
      subgraph.add(owner.formatted(noun, n, n), "other: %s".formatted(type));
    }
  }

  private static String head(String type, String key, boolean isResolvable) {
    String fields = key.substring(0, key.indexOf(':'));
    String resolvable = isResolvable ? "" : ", resolvable: false";
    return "type %s @key(fields: \"%s\"%s)".formatted(type, fields, resolvable);
  }

  private static String foreign(SubgraphDraft subgraph, int subgraphs, Random random) {
    int other = (subgraph.number() + 1 + random.nextInt(subgraphs - 1)) % subgraphs;
    return NOUNS.get(random.nextInt(NOUNS.size())) + other;
  }

  private static int number(String type) {
    return Integer.parseInt(type.replaceAll("\\D", ""));
  }

  private static String lower(String type) {
    return type.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + type.substring(1);
  }
}
