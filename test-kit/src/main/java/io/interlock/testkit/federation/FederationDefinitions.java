package io.interlock.testkit.federation;

import java.util.List;

/// The directive and scalar definitions that a subgraph's server supplies, so that the SDL's author
/// need not write them. Each version of federation 2 adds some.
final class FederationDefinitions {
  /// One definition; `#X` stands for the name of scalar X in the schema at hand.
  ///
  /// @param minor the first minor version of federation 2 that has it
  /// @param name without `@`
  private record Definition(int minor, String name, boolean isInFederation1, String rest) {}

  private static final List<Definition> DIRECTIVES =
      List.of(
          new Definition(
              0,
              "key",
              true,
              "(fields: #FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE"),
          new Definition(0, "requires", true, "(fields: #FieldSet!) on FIELD_DEFINITION"),
          new Definition(0, "provides", true, "(fields: #FieldSet!) on FIELD_DEFINITION"),
          new Definition(0, "external", true, "(reason: String) on OBJECT | FIELD_DEFINITION"),
          new Definition(0, "extends", true, " on OBJECT | INTERFACE"),
          new Definition(0, "shareable", false, " repeatable on OBJECT | FIELD_DEFINITION"),
          new Definition(
              0, "override", false, "(from: String!, label: String) on FIELD_DEFINITION"),
          new Definition(
              0,
              "tag",
              true,
              "(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION"
                  + " | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT"
                  + " | INPUT_FIELD_DEFINITION | SCHEMA"),
          new Definition(
              0,
              "inaccessible",
              false,
              " on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR"
                  + " | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION"),
          new Definition(1, "composeDirective", false, "(name: String!) repeatable on SCHEMA"),
          new Definition(3, "interfaceObject", false, " on OBJECT"),
          new Definition(
              5,
              "authenticated",
              false,
              " on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM"),
          new Definition(
              5,
              "requiresScopes",
              false,
              "(scopes: [[#Scope!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM"),
          new Definition(
              6,
              "policy",
              false,
              "(policies: [[#Policy!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR"
                  + " | ENUM"),
          new Definition(
              8, "context", false, "(name: String!) repeatable on INTERFACE | OBJECT | UNION"),
          new Definition(
              8, "fromContext", false, "(field: #ContextFieldValue) on ARGUMENT_DEFINITION"),
          new Definition(
              9,
              "cost",
              false,
              "(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION"
                  + " | INPUT_FIELD_DEFINITION | OBJECT | SCALAR"),
          new Definition(
              9,
              "listSize",
              false,
              "(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!],"
                  + " requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION"),
          new Definition(
              12, "cacheTag", false, "(format: String!) repeatable on OBJECT | FIELD_DEFINITION"));

  private static final List<Definition> SCALARS =
      List.of(
          new Definition(0, "FieldSet", true, ""),
          new Definition(5, "Scope", false, ""),
          new Definition(6, "Policy", false, ""),
          new Definition(8, "ContextFieldValue", false, ""));

  private FederationDefinitions() {}

  /// All definitions of the version in `names`, spelled as the schema spells them.
  static String print(FederationNames names) {
    StringBuilder sdl = new StringBuilder();
    for (Definition scalar : SCALARS) {
      if (isDefined(scalar, names)) {
        sdl.append("scalar ").append(names.scalar(scalar.name())).append('\n');
      }
    }
    for (Definition directive : DIRECTIVES) {
      if (isDefined(directive, names)) {
        sdl.append("directive @").append(names.directive(directive.name()));
        sdl.append(withScalars(directive.rest(), names)).append('\n');
      }
    }
    return sdl.toString();
  }

  private static boolean isDefined(Definition definition, FederationNames names) {
    return names.isFederation2()
        ? definition.minor() <= names.minor()
        : definition.isInFederation1();
  }

  private static String withScalars(String text, FederationNames names) {
    String result = text;
    for (Definition scalar : SCALARS) {
      result = result.replace("#" + scalar.name(), names.scalar(scalar.name()));
    }
    return result;
  }
}
