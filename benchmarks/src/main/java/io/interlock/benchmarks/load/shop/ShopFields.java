package io.interlock.benchmarks.load.shop;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import io.interlock.benchmarks.load.shop.Shop.Product;
import io.interlock.benchmarks.load.shop.Shop.Review;
import io.interlock.benchmarks.load.shop.Shop.User;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How each field of the graph gets its value, alike for the subgraph that answers it and for the
/// one server that answers all.
class ShopFields implements WiringFactory {

  private final Shop shop;

  ShopFields(Shop shop) {
    this.shop = shop;
  }

  @Override
  public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
    String type = environment.getParentType().getName();
    String field = environment.getFieldDefinition().getName();
    return switch (type) {
      case "Query" -> query(field);
      case "Mutation" -> mutation(field);
      case "User" -> user(field);
      case "Product" -> product(field);
      case "Review" -> review(field);
      case "ArchivedReview" -> archived(field);
      default -> throw unknown(type, field);
    };
  }

  private DataFetcher<?> query(String field) {
    return switch (field) {
      case "me" -> asked -> shop.user("1");
      case "user" -> asked -> shop.user(text(asked, "id"));
      case "users" -> asked -> shop.users();
      case "topProducts", "products" -> asked -> shop.products(number(asked, "first"));
      case "review" -> asked -> shop.review(text(asked, "id"));
      case "archive" -> asked -> shop.archive(number(asked, "first"));
      default -> throw unknown("Query", field);
    };
  }

  private DataFetcher<?> mutation(String field) {
    return switch (field) {
      case "renameUser" -> asked -> renamed(shop.user(text(asked, "id")), text(asked, "name"));
      case "addReview" ->
          asked ->
              new Review("new", text(asked, "author"), text(asked, "upc"), text(asked, "body"));
      default -> throw unknown("Mutation", field);
    };
  }

  private static @Nullable User renamed(@Nullable User user, String name) {
    return user == null ? null : new User(user.id(), name, user.username(), user.birthday());
  }

  private DataFetcher<?> user(String field) {
    return switch (field) {
      case "id" -> asked -> this.<User>source(asked).id();
      case "name" -> asked -> marked(this.<User>source(asked).name(), asked);
      case "username" -> asked -> this.<User>source(asked).username();
      case "birthday" -> asked -> this.<User>source(asked).birthday();
      case "reviews" -> asked -> shop.reviewsBy(source(asked));
      default -> throw unknown("User", field);
    };
  }

  private DataFetcher<?> product(String field) {
    return switch (field) {
      case "upc" -> asked -> this.<Product>source(asked).upc();
      case "name" -> asked -> marked(this.<Product>source(asked).name(), asked);
      case "price" -> asked -> this.<Product>source(asked).price();
      case "weight" -> asked -> this.<Product>source(asked).weight();
      case "inStock" -> asked -> this.<Product>source(asked).isInStock();
      case "shippingEstimate" ->
          asked -> marked(this.<Product>source(asked).shippingEstimate(), asked);
      case "reviews" -> asked -> shop.reviewsOf(source(asked));
      default -> throw unknown("Product", field);
    };
  }

  private DataFetcher<?> review(String field) {
    return switch (field) {
      case "id" -> asked -> this.<Review>source(asked).id();
      case "body" -> asked -> marked(this.<Review>source(asked).body(), asked);
      case "author" -> asked -> shop.user(this.<Review>source(asked).author());
      case "product" -> asked -> shop.product(this.<Review>source(asked).upc());
      default -> throw unknown("Review", field);
    };
  }

  private DataFetcher<?> archived(String field) {
    return switch (field) {
      case "id" -> asked -> this.<ArchivedReview>source(asked).id();
      case "year" -> asked -> this.<ArchivedReview>source(asked).year();
      case "stars" -> asked -> this.<ArchivedReview>source(asked).stars();
      case "isVerified" -> asked -> this.<ArchivedReview>source(asked).isVerified();
      case "body" -> asked -> this.<ArchivedReview>source(asked).body();
      default -> throw unknown("ArchivedReview", field);
    };
  }

  private <T> T source(DataFetchingEnvironment asked) {
    return Objects.requireNonNull(asked.getSource());
  }

  private static String marked(String text, DataFetchingEnvironment asked) {
    Integer mark = asked.getArgument("mark");
    return mark == null ? text : text + " #" + mark;
  }

  private static @Nullable Integer marked(@Nullable Integer cost, DataFetchingEnvironment asked) {
    Integer mark = asked.getArgument("mark");
    return mark == null || cost == null ? cost : Integer.valueOf(cost + mark);
  }

  private static String text(DataFetchingEnvironment asked, String argument) {
    return Objects.requireNonNull(asked.getArgument(argument));
  }

  private static int number(DataFetchingEnvironment asked, String argument) {
    return Objects.<Integer>requireNonNull(asked.getArgument(argument));
  }

  private static IllegalStateException unknown(String type, String field) {
    return new IllegalStateException("nobody knows the value of " + type + "." + field);
  }
}
