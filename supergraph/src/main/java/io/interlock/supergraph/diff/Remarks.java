package io.interlock.supergraph.diff;

import org.jspecify.annotations.Nullable;

/// What is said about elements without changing what they do: descriptions and deprecations. All
/// such changes are safe.
record Remarks(Findings findings) {
  /// As much of a text as a message quotes.
  private static final int QUOTED_CHARACTERS = 60;

  /// The types of a change to one text of one kind of element.
  record Types(ChangeType added, ChangeType removed, ChangeType changed) {
    static Types always(ChangeType type) {
      return new Types(type, type, type);
    }
  }

  void compareDescriptions(
      Types types, String coordinate, @Nullable String before, @Nullable String after) {
    compare(types, coordinate, "description", filled(before), filled(after));
  }

  /// @param before the reason; null where it was not deprecated
  void compareDeprecations(
      Types types, String coordinate, @Nullable String before, @Nullable String after) {
    compare(types, coordinate, "deprecation", before, after);
  }

  private void compare(
      Types types,
      String coordinate,
      String what,
      @Nullable String before,
      @Nullable String after) {
    if (before == null && after != null) {
      findings.add(
          types.added(),
          Criticality.SAFE,
          coordinate,
          "had no " + what + " and has one now: " + shortened(after));
    } else if (before != null && after == null) {
      findings.add(
          types.removed(),
          Criticality.SAFE,
          coordinate,
          "has no " + what + " any more, it was: " + shortened(before));
    } else if (before != null && after != null && !before.equals(after)) {
      findings.add(
          types.changed(),
          Criticality.SAFE,
          coordinate,
          "the %s was %s and is %s".formatted(what, shortened(before), shortened(after)));
    }
  }

  private static @Nullable String filled(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    boolean fits = line.length() <= QUOTED_CHARACTERS;
    return '"' + (fits ? line : line.substring(0, QUOTED_CHARACTERS).strip() + "…") + '"';
  }
}
