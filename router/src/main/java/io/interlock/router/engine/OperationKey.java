package io.interlock.router.engine;

import org.jspecify.annotations.Nullable;

/// What a prepared operation is found by: the document's text as it came, and the operation name of
/// the request. Comparable, so that texts made to have equal hashes cost no more than a tree walk.
record OperationKey(String text, @Nullable String name) implements Comparable<OperationKey> {
  @Override
  public int hashCode() {
    return 31 * text.hashCode() + (name == null ? 0 : name.hashCode());
  }

  @Override
  public int compareTo(OperationKey other) {
    int byText = text.compareTo(other.text);
    return byText != 0 ? byText : orEmpty(name).compareTo(orEmpty(other.name));
  }

  private static String orEmpty(@Nullable String name) {
    return name == null ? "" : name;
  }
}
