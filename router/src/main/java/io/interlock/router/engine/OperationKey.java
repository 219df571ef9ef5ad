package io.interlock.router.engine;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a prepared operation is found by: the document's text as it came, the operation name of the
/// request, and the progressive overrides that have happened for it. Comparable, so that texts made
/// to have equal hashes cost no more than a tree walk.
///
/// @param labels of the overrides, of those that the operation meets
record OperationKey(String text, @Nullable String name, Set<String> labels)
    implements Comparable<OperationKey> {
  OperationKey {
    labels = Set.copyOf(labels);
  }

  /// Before any override.
  OperationKey(String text, @Nullable String name) {
    this(text, name, Set.of());
  }

  OperationKey with(Set<String> active) {
    return new OperationKey(text, name, active);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * text.hashCode() + (name == null ? 0 : name.hashCode())) + labels.hashCode();
  }

  @Override
  public int compareTo(OperationKey other) {
    int byText = text.compareTo(other.text);
    int byName = byText != 0 ? byText : orEmpty(name).compareTo(orEmpty(other.name));
    return byName != 0 ? byName : sorted(labels).compareTo(sorted(other.labels));
  }

  private static String orEmpty(@Nullable String name) {
    return name == null ? "" : name;
  }

  private static String sorted(Set<String> labels) {
    return labels.isEmpty() ? "" : new TreeSet<>(labels).toString();
  }
}
