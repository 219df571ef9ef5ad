package io.interlock.benchmarks.load.operation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Draws operations over the shop: root fields of several subgraphs, down to three levels of
/// reviews, products and authors, with some fields of each. The same seed draws the same.
final class DrawnOperations {

  private static final List<String> ROOTS =
      List.of("me", "user(id: \"%d\")", "users", "topProducts(first: %d)", "products(first: %d)");

  private static final List<String> USER = List.of("id", "name", "username", "birthday");
  private static final List<String> PRODUCT =
      List.of("upc", "name", "price", "weight", "inStock", "shippingEstimate");
  private static final List<String> REVIEW = List.of("id", "body");

  private static final int ARGUMENT_LIMIT = 5;
  private static final int DEPTH = 3;

  private final Random random;

  DrawnOperations(long seed) {
    this.random = new Random(seed);
  }

  /// So many different texts.
  List<String> distinct(int count) {
    Set<String> texts = new LinkedHashSet<>();
    while (texts.size() < count) {
      texts.add(draw());
    }
    return List.copyOf(texts);
  }

  String draw() {
    StringBuilder text = new StringBuilder("{");
    int roots = 1 + random.nextInt(2);
    for (int i = 0; i < roots; i++) {
      String root = ROOTS.get(random.nextInt(ROOTS.size()));
      String field = root.formatted(1 + random.nextInt(ARGUMENT_LIMIT));
      text.append(" root").append(i).append(": ").append(field);
      text.append(root.contains("roduct") ? product(DEPTH) : user(DEPTH));
    }
    return text.append(" }").toString();
  }

  private String user(int depth) {
    return selection(USER, depth, "reviews");
  }

  private String product(int depth) {
    return selection(PRODUCT, depth, "reviews");
  }

  private String review(int depth) {
    return random.nextBoolean()
        ? selection(REVIEW, depth, "author")
        : selection(REVIEW, depth, "product");
  }

  /// Some of the fields, and every other time the one that leads deeper.
  private String selection(List<String> fields, int depth, String deeper) {
    List<String> chosen = new ArrayList<>();
    for (String field : fields) {
      if (random.nextBoolean()) {
        chosen.add(field);
      }
    }
    if (chosen.isEmpty()) {
      chosen.add(fields.getFirst());
    }
    if (depth > 0 && random.nextBoolean()) {
      chosen.add(deeper + below(deeper, depth - 1));
    }
    return " { " + String.join(" ", chosen) + " }";
  }

  private String below(String field, int depth) {
    return switch (field) {
      case "author" -> user(depth);
      case "product" -> product(depth);
      default -> review(depth);
    };
  }
}
