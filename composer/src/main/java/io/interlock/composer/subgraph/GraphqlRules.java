package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.Errors;

/// The rules of GraphQL's type system, for a subgraph and for the supergraph alike. graphql-java's
/// own schema builder is not asked: it refuses schemas that federation allows (a type that is only
/// extended), and stops where all faults should be named.
public final class GraphqlRules {
  private GraphqlRules() {}

  /// What must hold before anything else can be said: the directives of all elements exist, and
  /// types stand only where their kind may.
  static void checkReferences(SchemaModel model, UnknownDirectiveAdvice advice, Errors errors) {
    new DirectiveUses(model, errors).checkKnownElsewhere(advice);
    new TypeUses(model, errors).check();
  }

  /// All other rules.
  public static void check(SchemaModel model, Errors errors) {
    new DirectiveUses(model, errors).check();
    new TypeShapes(model, errors).check();
    new InterfaceImplementations(model, errors).check();
  }
}
