package io.interlock.benchmarks.load.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The shop's data. Never changes: a mutation answers what it would have changed.
public final class Shop {

  /// Products beyond those that have a name of their own, so that a list of 100 can be asked for.
  private static final int PRODUCTS = 100;

  private final Map<String, User> users = new LinkedHashMap<>();
  private final Map<String, Product> products = new LinkedHashMap<>();
  private final Map<String, Review> reviews = new LinkedHashMap<>();
  private final List<ArchivedReview> archive = ArchivedReview.all();

  /// @param birthday a date as ISO 8601 writes it
  public record User(String id, String name, String username, String birthday) {}

  /// @param price null where a representation did not bring it; so too the weight
  public record Product(
      String upc,
      String name,
      @Nullable Integer price,
      @Nullable Integer weight,
      boolean isInStock) {

    /// As a subgraph sees it that has price and weight from the router only.
    Product withPriceAndWeight(@Nullable Integer represented, @Nullable Integer weighing) {
      return new Product(upc, name, represented, weighing, isInStock);
    }

    /// A cent a gram, but nothing for what is dear.
    @Nullable Integer shippingEstimate() {
      if (price == null || weight == null) {
        return null;
      }
      return price > 1000 ? Integer.valueOf(0) : Integer.valueOf(weight / 100);
    }
  }

  /// Author and product by their keys.
  public record Review(String id, String author, String upc, String body) {}

  /// Reads the shop's files.
  public Shop() {
    for (String[] line : lines("users.tsv")) {
      users.put(line[0], new User(line[0], line[1], line[2], line[3]));
    }
    for (String[] line : lines("products.tsv")) {
      products.put(
          line[0],
          new Product(
              line[0],
              line[1],
              Integer.valueOf(line[2]),
              Integer.valueOf(line[3]),
              Boolean.parseBoolean(line[4])));
    }
    for (int i = products.size() + 1; i <= PRODUCTS; i++) {
      String upc = Integer.toString(i);
      products.put(upc, new Product(upc, "Spare part " + i, i * 7 % 90, i * 130, i % 3 > 0));
    }
    for (String[] line : lines("reviews.tsv")) {
      reviews.put(line[0], new Review(line[0], line[1], line[2], line[3]));
    }
  }

  private static List<String[]> lines(String file) {
    return text(file).lines().map(line -> line.split("\t", -1)).toList();
  }

  /// A file that lies beside this class.
  static String text(String file) {
    try (InputStream stream = Shop.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalArgumentException("no file " + file + " beside " + Shop.class.getName());
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  List<User> users() {
    return List.copyOf(users.values());
  }

  @Nullable User user(String id) {
    return users.get(id);
  }

  List<Product> products(int first) {
    return products.values().stream().limit(first).toList();
  }

  @Nullable Product product(String upc) {
    return products.get(upc);
  }

  @Nullable Review review(String id) {
    return reviews.get(id);
  }

  List<ArchivedReview> archive(int first) {
    return archive.subList(0, Math.min(first, archive.size()));
  }

  List<Review> reviewsBy(User author) {
    List<Review> found = new ArrayList<>(reviews.values());
    found.removeIf(review -> !review.author().equals(author.id()));
    return found;
  }

  List<Review> reviewsOf(Product product) {
    List<Review> found = new ArrayList<>(reviews.values());
    found.removeIf(review -> !review.upc().equals(product.upc()));
    return found;
  }
}
