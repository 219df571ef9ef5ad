package io.interlock.benchmarks.load.operation;

import io.interlock.benchmarks.load.generator.ClientRequest;
import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.shop.GraphqlServer;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A thousand operations: at random, or each many times before the next. Both cost the same but for
/// finding the operation.
final class Variety {

  private static final int OPERATIONS = 1000;
  private static final long SEED = 20_261_121;

  /// So often an operation is repeated before the next.
  private static final int REPETITIONS = 250;

  private Variety() {}

  /// Every request once, then at random.
  static Traffic random(GraphqlServer monolith) {
    Random random = new Random(SEED);
    return new Chosen(requests(monolith)) {
      @Override
      int index(long number) {
        return number < OPERATIONS ? (int) number : random.nextInt(OPERATIONS);
      }
    };
  }

  /// Every request once, then each some hundred times.
  static Traffic repeated(GraphqlServer monolith) {
    return new Chosen(requests(monolith)) {
      @Override
      int index(long number) {
        long block = number < OPERATIONS ? number : number / REPETITIONS;
        return (int) (block % OPERATIONS);
      }
    };
  }

  private static ClientRequest[] requests(GraphqlServer monolith) {
    List<String> texts = new DrawnOperations(SEED).distinct(OPERATIONS);
    return texts.parallelStream()
        .map(text -> Requests.of(monolith, text, Map.of()))
        .toArray(ClientRequest[]::new);
  }

  private abstract static class Chosen implements Traffic {
    private final ClientRequest[] requests;

    Chosen(ClientRequest[] requests) {
      this.requests = requests;
    }

    abstract int index(long number);

    @Override
    public ClientRequest request(long number) {
      return requests[index(number)];
    }

    @Override
    public int distinct() {
      return requests.length;
    }
  }
}
