package io.interlock.supergraph.spec;

/// What the GraphQL specification calls a Name: letters of ASCII, digits and underscores, with no
/// digit at the start.
public final class GraphqlName {
  private GraphqlName() {}

  public static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLetter = c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!isLetter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
