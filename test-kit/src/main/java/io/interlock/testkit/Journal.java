package io.interlock.testkit;

import java.util.ArrayList;
import java.util.List;

/// Requests and violations in the order in which they came, of one subgraph or of all of a case.
/// Guarded by itself.
final class Journal {
  private final List<RecordedRequest> requests = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  synchronized void request(RecordedRequest request) {
    requests.add(request);
  }

  synchronized void violation(String violation) {
    violations.add(violation);
  }

  synchronized List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }
}
