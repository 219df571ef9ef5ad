package io.interlock.executor.differential;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a run came to.
final class Tally {
  /// A question that failed, with the seeds that draw it.
  record Failure(long seed, int operation, Scene scene, Question question, Outcome.Failed outcome) {

    /// The name of this failure: `<seed of the supergraph>-<number of the operation>`.
    String name() {
      return seed + "-" + operation;
    }
  }

  private final List<Failure> failures = new ArrayList<>();
  private final Map<Feature, Integer> features = new EnumMap<>(Feature.class);
  private int rejected;
  private int supergraphs;
  private int equal;
  private int explained;
  private int requests;

  void rejected() {
    rejected++;
  }

  void supergraph(int requests) {
    this.supergraphs++;
    this.requests += requests;
  }

  /// Counts what a supergraph or an operation has.
  void meet(Set<Feature> met) {
    met.forEach(feature -> features.merge(feature, 1, Integer::sum));
  }

  /// By how many supergraphs or operations have it.
  Map<Feature, Integer> features() {
    return features;
  }

  void equal() {
    equal++;
  }

  void explained() {
    explained++;
  }

  void failure(Failure failure) {
    failures.add(failure);
  }

  List<Failure> failures() {
    return failures;
  }

  int operations() {
    return equal + explained + failures.size();
  }

  int explainedOperations() {
    return explained;
  }

  int rejectedSupergraphs() {
    return rejected;
  }

  int supergraphs() {
    return supergraphs;
  }

  @Override
  public String toString() {
    return """
    %d operations over %d supergraphs (%d more were rejected), %d subgraph requests:
    %d equal, %d equal but for explained nulls, %d failed
    met: %s\
    """
        .formatted(
            operations(),
            supergraphs,
            rejected,
            requests,
            equal,
            explained,
            failures.size(),
            features);
  }
}
