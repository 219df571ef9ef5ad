package io.interlock.supergraph.spec;

import java.util.List;

/// The join spec, in which a supergraph says what comes from which subgraph.
public final class JoinSpec {
  /// Oldest first.
  public static final List<SpecVersion> VERSIONS =
      List.of(
          new SpecVersion(0, 1),
          new SpecVersion(0, 2),
          new SpecVersion(0, 3),
          new SpecVersion(0, 4),
          new SpecVersion(0, 5));

  private static final String COMMON =
      """
      directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE
      directive @join__graph(name: String!, url: String!) on ENUM_VALUE
      directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT\
       | INTERFACE
      directive @join__type(graph: join__Graph!, key: join__FieldSet,\
       extension: Boolean! = false, resolvable: Boolean! = true,\
       isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM\
       | INPUT_OBJECT | SCALAR
      directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION
      scalar join__FieldSet
      """;

  private static final String DIRECTIVE =
      """
      directive @join__directive(graphs: [join__Graph!], name: String!,\
       args: join__DirectiveArguments) repeatable on SCHEMA | OBJECT | INTERFACE | FIELD_DEFINITION
      scalar join__DirectiveArguments
      """;

  private static final String CONTEXT =
      """
      input join__ContextArgument {
        name: String!
        type: String!
        context: String!
        selection: join__FieldValue!
      }
      scalar join__FieldValue
      """;

  private JoinSpec() {}

  /// The version that a supergraph links when its subgraphs use federation up to `federation`.
  public static SpecVersion versionFor(SpecVersion federation) {
    if (federation.isAtLeast(new SpecVersion(2, 8))) {
      return new SpecVersion(0, 5);
    }
    return federation.isAtLeast(new SpecVersion(2, 7))
        ? new SpecVersion(0, 4)
        : new SpecVersion(0, 3);
  }

  /// What a supergraph defines for `version` (0.3 or newer), under the names it has there; the enum
  /// `join__Graph` apart.
  public static String definitions(SpecVersion version) {
    int minor = version.minor();
    return COMMON
        + fieldDirective(minor)
        + (minor >= 4 ? DIRECTIVE : "")
        + (minor >= 5 ? CONTEXT : "");
  }

  private static String fieldDirective(int minor) {
    return "directive @join__field(graph: join__Graph, requires: join__FieldSet, provides:"
        + " join__FieldSet, type: String, external: Boolean, override: String, usedOverridden:"
        + " Boolean"
        + (minor >= 4 ? ", overrideLabel: String" : "")
        + (minor >= 5 ? ", contextArguments: [join__ContextArgument!]" : "")
        + ") repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION\n";
  }
}
