package io.interlock.supergraph.spec;

/// The definitions of the linked specs, as SDL.
final class SpecText {
  static final String LINK =
      """
      directive @link(url: String, as: String, for: Purpose, import: [Import]) repeatable on SCHEMA
      enum Purpose {
        "`SECURITY` features provide metadata necessary to securely resolve fields."
        SECURITY
        "`EXECUTION` features provide metadata necessary for operation execution."
        EXECUTION
      }
      scalar Import
      """;

  static final String TAG_0_1 =
      """
      directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
      """;

  static final String TAG =
      """
      directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION\
       | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
      """;

  static final String TAG_WITH_SCHEMA =
      """
      directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION\
       | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION\
       | SCHEMA
      """;

  static final String INACCESSIBLE_0_1 =
      """
      directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
      """;

  static final String INACCESSIBLE =
      """
      directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION\
       | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
      """;

  static final String COST =
      """
      directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION\
       | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
      directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!],\
       requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
      """;

  static final String AUTHENTICATED =
      """
      directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
      """;

  static final String REQUIRES_SCOPES =
      """
      directive @requiresScopes(scopes: [[Scope!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE\
       | SCALAR | ENUM
      scalar Scope
      """;

  static final String POLICY =
      """
      directive @policy(policies: [[Policy!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE\
       | SCALAR | ENUM
      scalar Policy
      """;

  static final String CONTEXT =
      """
      directive @context(name: String!) repeatable on INTERFACE | OBJECT | UNION
      directive @fromContext(field: ContextFieldValue) on ARGUMENT_DEFINITION
      scalar ContextFieldValue
      """;

  static final String CACHE_TAG =
      """
      directive @cacheTag(format: String!) repeatable on OBJECT | FIELD_DEFINITION
      """;

  private SpecText() {}
}
