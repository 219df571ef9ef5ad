package io.interlock.router.config;

import java.util.regex.Pattern;

/// What a text must look like.
///
/// @param expectation completes the sentence "expected …"
record TextRule(Pattern pattern, String expectation) {

  static final TextRule ANY = rule("[\\s\\S]*", "a text");

  static final TextRule HOST = rule("[A-Za-z0-9.:_-]+", "a host name or an address");

  static final TextRule PATH =
      rule("/[A-Za-z0-9._~-]*(/[A-Za-z0-9._~-]+)*", "a path such as /graphql");

  static final TextRule SERVICE_NAME =
      rule(
          "[A-Za-z][A-Za-z0-9_-]{0,63}",
          "a letter followed by at most 63 letters, digits, '_' or '-'");

  /// A field name of RFC 9110, section 5.1.
  static final TextRule HEADER_NAME = rule("[!#$%&'*+.^_`|~0-9A-Za-z-]+", "a header name");

  static final TextRule ORIGIN =
      rule("\\*|https?://[^/\\s]+", "'*' or an origin such as https://example.com");

  /// No query: what SQLite can be told by one is decided in the store.
  static final TextRule STORE_URL =
      rule("memory|jdbc:sqlite:[^?:\\s][^?]*", "memory or jdbc:sqlite: and a path");

  boolean accepts(String text) {
    return pattern.matcher(text).matches();
  }

  private static TextRule rule(String regex, String expectation) {
    return new TextRule(Pattern.compile(regex), expectation);
  }
}
