package io.interlock.executor.introspection;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The most recently used answers, bounded in number and bytes. Guarded by itself; held for a map
/// look-up at a time.
final class AnswerCache {
  /// 64 different questions: each tool has one or two.
  private static final int MAX_ANSWERS = 64;

  /// 32 MiB: the full introspection of a very large schema takes a few.
  private static final long MAX_BYTES = 32L << 20;

  private final Map<String, Introspection.Answer> answers = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  synchronized Introspection.@Nullable Answer get(String key) {
    return answers.get(key);
  }

  synchronized void put(String key, Introspection.Answer answer) {
    Introspection.Answer previous = answers.put(key, answer);
    bytes += answer.size() - (previous == null ? 0 : previous.size());
    Iterator<Introspection.Answer> oldest = answers.values().iterator();
    while ((answers.size() > MAX_ANSWERS || bytes > MAX_BYTES) && oldest.hasNext()) {
      bytes -= oldest.next().size();
      oldest.remove();
    }
  }

  synchronized int size() {
    return answers.size();
  }
}
