package io.interlock.supergraph.spec;

import java.util.List;
import java.util.stream.IntStream;

/// The federation spec: its versions and what each of them defines.
public final class FederationSpec {
  /// Oldest first.
  public static final List<SpecVersion> VERSIONS =
      IntStream.rangeClosed(0, 14).mapToObj(minor -> new SpecVersion(2, minor)).toList();

  /// The version to which federation 1 schemas are upgraded.
  public static final SpecVersion UPGRADE_VERSION = new SpecVersion(2, 4);

  /// The names that federation 1 gives its directives, all without a prefix.
  public static final String FEDERATION_1_DEFINITIONS =
      """
      directive @key(fields: _FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
      directive @requires(fields: _FieldSet!) on FIELD_DEFINITION
      directive @provides(fields: _FieldSet!) on FIELD_DEFINITION
      directive @external(reason: String) on OBJECT | FIELD_DEFINITION
      directive @extends on OBJECT | INTERFACE
      scalar _FieldSet
      """
          + SpecText.TAG;

  private static final String CORE =
      """
      directive @key(fields: FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
      directive @requires(fields: FieldSet!) on FIELD_DEFINITION
      directive @provides(fields: FieldSet!) on FIELD_DEFINITION
      directive @external(reason: String) on OBJECT | FIELD_DEFINITION
      directive @extends on OBJECT | INTERFACE
      scalar FieldSet
      """
          + SpecText.INACCESSIBLE;

  private FederationSpec() {}

  /// What `version` defines, as SDL with the spec's own names.
  static String definitions(SpecVersion version) {
    int minor = version.minor();
    StringBuilder text = new StringBuilder(CORE);
    text.append(minor >= 3 ? SpecText.TAG_WITH_SCHEMA : SpecText.TAG);
    text.append(
        minor >= 2
            ? "directive @shareable repeatable on OBJECT | FIELD_DEFINITION\n"
            : "directive @shareable on OBJECT | FIELD_DEFINITION\n");
    text.append(
        minor >= 7
            ? "directive @override(from: String!, label: String) on FIELD_DEFINITION\n"
            : "directive @override(from: String!) on FIELD_DEFINITION\n");
    since(1, minor, "directive @composeDirective(name: String) repeatable on SCHEMA\n", text);
    since(3, minor, "directive @interfaceObject on OBJECT\n", text);
    since(5, minor, SpecText.AUTHENTICATED + SpecText.REQUIRES_SCOPES, text);
    since(6, minor, SpecText.POLICY, text);
    since(8, minor, SpecText.CONTEXT, text);
    since(9, minor, SpecText.COST, text);
    since(12, minor, SpecText.CACHE_TAG, text);
    return text.toString();
  }

  private static void since(int first, int minor, String definitions, StringBuilder text) {
    if (minor >= first) {
      text.append(definitions);
    }
  }
}
