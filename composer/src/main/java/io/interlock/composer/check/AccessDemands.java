package io.interlock.composer.check;

import io.interlock.composer.merge.Alternatives;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.Elements;
import java.util.List;

/// What access to an element of the supergraph takes.
record AccessDemands(boolean needsLogin, Alternatives scopes, Alternatives policies) {
  static AccessDemands of(MergedSupergraph supergraph, List<Application> applications) {
    return new AccessDemands(
        supergraph
            .directive("authenticated")
            .filter(name -> !Elements.applied(applications, name).isEmpty())
            .isPresent(),
        alternatives(supergraph, applications, "requiresScopes", "scopes"),
        alternatives(supergraph, applications, "policy", "policies"));
  }

  private static Alternatives alternatives(
      MergedSupergraph supergraph,
      List<Application> applications,
      String directive,
      String argument) {
    return supergraph.directive(directive).stream()
        .flatMap(name -> Elements.applied(applications, name).stream())
        .flatMap(application -> application.argument(argument).stream())
        .map(Alternatives::of)
        .reduce(Alternatives.NONE, Alternatives::and);
  }

  AccessDemands and(AccessDemands other) {
    return new AccessDemands(
        needsLogin || other.needsLogin, scopes.and(other.scopes), policies.and(other.policies));
  }

  /// Whether whoever may access what demands this may access what demands `other` too.
  boolean imply(AccessDemands other) {
    return (needsLogin || !other.needsLogin)
        && scopes.implies(other.scopes)
        && policies.implies(other.policies);
  }
}
