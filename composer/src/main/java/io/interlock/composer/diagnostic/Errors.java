package io.interlock.composer.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Errors as they are found. Owned by one thread.
public final class Errors {
  /// Longer than the reasons for any operation that cannot be answered; SDLs may hold literals of
  /// several MiB, which no message repeats whole.
  private static final int LONGEST_MESSAGE = 20_000;

  /// More of one kind help nobody, and a broken schema can have millions.
  private static final int MAX_OF_A_KIND = 1_000;

  private final String prefix;
  private final Map<ErrorCode, Integer> counts = new EnumMap<>(ErrorCode.class);
  private final List<CompositionError> found = new ArrayList<>();

  private Errors(String prefix) {
    this.prefix = prefix;
  }

  /// For errors that concern several subgraphs.
  public static Errors ofAll() {
    return new Errors("");
  }

  /// For errors of one subgraph: their messages say so.
  public static Errors of(String subgraph) {
    return new Errors("[" + subgraph + "] ");
  }

  /// Adds an error about one element; places that are not known are left out.
  public void add(
      ErrorCode code, String coordinate, String message, @Nullable SourceLocation... places) {
    add(code, coordinate, message, Arrays.asList(places));
  }

  /// As {@link #add(ErrorCode, String, String, SourceLocation...)}. An empty coordinate stands for
  /// none.
  public void add(
      ErrorCode code,
      String coordinate,
      String message,
      List<? extends @Nullable SourceLocation> places) {
    add(
        new CompositionError(
            code,
            shortened(prefix + message),
            places.stream().filter(Objects::nonNull).map(SourceLocation.class::cast).toList(),
            coordinate.isEmpty() ? List.of() : List.of(coordinate)));
  }

  private void add(CompositionError error) {
    if (counts.merge(error.code(), 1, Integer::sum) <= MAX_OF_A_KIND) {
      found.add(error);
    }
  }

  private static String shortened(String message) {
    int left = message.length() - LONGEST_MESSAGE;
    return left <= 0
        ? message
        : "%s… (%d more characters)".formatted(message.substring(0, LONGEST_MESSAGE), left);
  }

  public void addAll(Errors others) {
    others.found.forEach(this::add);
  }

  /// Whether no further error of a kind is kept: looking for more is a waste.
  public boolean isFull(ErrorCode code) {
    return counts.getOrDefault(code, 0) >= MAX_OF_A_KIND;
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /// All of them, in the order they were found.
  public List<CompositionError> list() {
    return List.copyOf(found);
  }
}
