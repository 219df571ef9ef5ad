package io.interlock.composer.subgraph;

import java.util.Map;

/// The directives that GraphQL itself brings. `@oneOf` is not among them: no supergraph tells a
/// router of it yet, so a schema that wants it has to define it.
public final class BuiltIns {
  /// By name.
  public static final Map<String, DirectiveElement> DIRECTIVES =
      SpecDefinitions.of(
              """
              directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
              directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
              directive @deprecated(reason: String = "No longer supported") on FIELD_DEFINITION\
               | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
              directive @specifiedBy(url: String!) on SCALAR
              directive @defer(label: String, if: Boolean! = true) on FRAGMENT_SPREAD\
               | INLINE_FRAGMENT
              directive @stream(label: String, initialCount: Int = 0, if: Boolean! = true) on FIELD
              """)
          .directives();

  private BuiltIns() {}

  /// Whether a schema that defines the directive itself only repeats what GraphQL brings.
  public static boolean isBuiltIn(String directive) {
    return DIRECTIVES.containsKey(directive);
  }
}
