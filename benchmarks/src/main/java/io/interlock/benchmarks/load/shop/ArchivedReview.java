package io.interlock.benchmarks.load.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A review of a product that is no longer sold. There are so many that all of them make up an
/// answer of a megabyte.
public record ArchivedReview(String id, int year, double stars, boolean isVerified, String body) {

  private static final int COUNT = 4000;
  private static final int WORDS_MINIMUM = 15;
  private static final int WORDS_SPREAD = 30;

  private static final List<String> WORDS =
      List.of(
          "signal",
          "points",
          "and",
          "the",
          "late",
          "train",
          "platform",
          "was",
          "quiet",
          "\"lamp\"",
          "under",
          "rain",
          "a",
          "whistle",
          "over",
          "hills",
          "café",
          "guard",
          "waved",
          "never");

  /// The same at every call.
  static List<ArchivedReview> all() {
    Random random = new Random(COUNT);
    List<ArchivedReview> all = new ArrayList<>();
    for (int i = 1; i <= COUNT; i++) {
      all.add(
          new ArchivedReview(
              "archived-" + i,
              1980 + random.nextInt(40),
              random.nextInt(10) / 2.0,
              random.nextBoolean(),
              text(random)));
    }
    return all;
  }

  private static String text(Random random) {
    int words = WORDS_MINIMUM + random.nextInt(WORDS_SPREAD);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.toString();
  }
}
