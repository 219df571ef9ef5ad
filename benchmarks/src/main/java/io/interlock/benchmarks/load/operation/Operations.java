package io.interlock.benchmarks.load.operation;

import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.shop.GraphqlServer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The texts of the operations.
final class Operations {

  /// How many values the variable of a distinct operation goes through.
  private static final int MARKS = 256;

  private static final String SIMPLE =
      "query($mark: Int) { topProducts { upc name(mark: $mark) price } }";

  private static final String ENTITY =
      "query($mark: Int) { products(first: 100) { upc name(mark: $mark) inStock"
          + " shippingEstimate(mark: $mark) } }";

  private static final String HEAVY =
      """
      fragment User on User { id username name(mark: $mark) }
      fragment Review on Review { id body(mark: $mark) }
      fragment Product on Product {
        inStock name(mark: $mark) price shippingEstimate(mark: $mark) upc weight
      }
      query Heavy($mark: Int) {
        users {
          ...User
          reviews {
            ...Review
            product {
              ...Product
              reviews {
                ...Review
                author { ...User reviews { ...Review product { ...Product } } }
              }
            }
          }
        }
        topProducts {
          ...Product
          reviews {
            ...Review
            author { ...User reviews { ...Review product { ...Product } } }
          }
        }
      }
      """;

  private static final String LARGE = "{ archive { id year stars isVerified body } }";

  private static final String MUTATION =
      """
      mutation($name: String!, $body: String!) {
        renameUser(id: "2", name: $name) { id name username }
        addReview(upc: "3", author: "2", body: $body) { id body }
      }
      """;

  static final List<Operation> ALL =
      List.of(
          new Operation("simple", "one field of one subgraph, 290 bytes", always(unmarked(SIMPLE))),
          new Operation(
              "simple-distinct", "the same, with 256 values of a variable", marked(SIMPLE)),
          new Operation("entity", "two hops, 100 entities", always(unmarked(ENTITY))),
          new Operation(
              "entity-distinct",
              "the same, with 256 values of a variable that reaches both subgraphs",
              marked(ENTITY)),
          new Operation(
              "heavy",
              "users and products with reviews, their authors and products, all four subgraphs, 88 KB",
              always(unmarked(HEAVY))),
          new Operation(
              "heavy-distinct",
              "the same, with 256 values of a variable that reaches every subgraph",
              marked(HEAVY)),
          new Operation("large", "4,000 objects of one subgraph, 1 MB", always(LARGE)),
          new Operation("variety", "1,000 distinct operations at random", Variety::random),
          new Operation(
              "variety-repeated",
              "the same operations, each 250 times before the next",
              Variety::repeated),
          new Operation("cold", "operations that were never seen before", Cold::new),
          new Operation(
              "mutation",
              "two root fields of two subgraphs, one after the other",
              monolith ->
                  Traffic.cycle(
                      List.of(
                          Requests.of(
                              monolith,
                              MUTATION,
                              Map.of("name", "Tobias Wrenfield", "body", "Has no ash tray."))))));

  private Operations() {}

  /// The same without the variable.
  private static String unmarked(String text) {
    return text.replace("(mark: $mark)", "").replace("($mark: Int)", "");
  }

  private static Function<GraphqlServer, Traffic> always(String text) {
    return monolith -> Traffic.cycle(List.of(Requests.of(monolith, text, Map.of())));
  }

  private static Function<GraphqlServer, Traffic> marked(String text) {
    return monolith ->
        Traffic.cycle(
            IntStream.rangeClosed(1, MARKS)
                .parallel()
                .mapToObj(mark -> Requests.of(monolith, text, Map.of("mark", mark)))
                .toList());
  }
}
