package io.interlock.router.lifecycle;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The calls that run, and the answers of the newest that have ended.
///
/// Thread-safe.
final class Operations {
  /// Enough to find one's call again after minutes of a busy pipeline; an answer is some kilobytes.
  private static final int KEPT = 300;

  private final Set<String> running = new HashSet<>();
  private final Map<String, ApplyAnswer> ended = new LinkedHashMap<>();

  synchronized void began(String operationId) {
    running.add(operationId);
  }

  synchronized void ended(ApplyAnswer answer) {
    running.remove(answer.operationId());
    ended.put(answer.operationId(), answer);
    if (ended.size() > KEPT) {
      ended.remove(ended.keySet().iterator().next());
    }
  }

  /// Empty when there was none of that id, or too long ago.
  synchronized Optional<Operation> find(String operationId) {
    if (running.contains(operationId)) {
      return Optional.of(new Operation.Running(operationId));
    }
    @Nullable ApplyAnswer answer = ended.get(operationId);
    return answer == null ? Optional.empty() : Optional.of(new Operation.Ended(answer));
  }
}
