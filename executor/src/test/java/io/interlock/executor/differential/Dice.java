package io.interlock.executor.differential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// All chance of one case, from one seed.
final class Dice {
  private final RandomGenerator random;

  Dice(long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /// A number from `least` to `most`, both included.
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  <T> T one(Collection<T> of) {
    return one(List.copyOf(new ArrayList<>(of)));
  }

  /// Some elements in drawn order: at least `least`, at most `most`, as far as there are so many.
  <T> List<T> some(Collection<T> of, int least, int most) {
    List<T> left = new ArrayList<>(of);
    Collections.shuffle(left, Random.from(random));
    int count = Math.min(left.size(), between(least, Math.max(least, most)));
    return List.copyOf(left.subList(0, count));
  }
}
