package io.interlock.composer.merge;

import java.util.Comparator;

/// The order of names that other composers use too: letters without regard to case, underscore
/// before digits before letters; of names that differ in case alone, lower case first.
final class NameOrder {
  static final Comparator<String> NAMES = NameOrder::compare;

  private NameOrder() {}

  private static int compare(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      int difference = rank(a.charAt(i)) - rank(b.charAt(i));
      if (difference != 0) {
        return difference;
      }
    }
    if (a.length() != b.length()) {
      return a.length() - b.length();
    }
    return -a.compareTo(b); // in ASCII, upper case letters come first
  }

  private static int rank(char c) {
    if (c == '_') {
      return 0;
    }
    return Character.isDigit(c) ? 1 + c - '0' : 11 + Character.toLowerCase(c) - 'a';
  }
}
