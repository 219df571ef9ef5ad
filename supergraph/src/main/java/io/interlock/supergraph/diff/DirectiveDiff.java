package io.interlock.supergraph.diff;

import static io.interlock.supergraph.diff.Criticality.BREAKING;
import static io.interlock.supergraph.diff.Criticality.SAFE;

import graphql.introspection.Introspection.DirectiveLocation;
import graphql.schema.GraphQLDirective;
import io.interlock.supergraph.spec.ExecutableLocations;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares the definitions of directives that operations may use.
record DirectiveDiff(Findings findings) {
  private static final Remarks.Types DESCRIPTION =
      Remarks.Types.always(ChangeType.DIRECTIVE_DESCRIPTION_CHANGED);

  void compare(List<GraphQLDirective> before, List<GraphQLDirective> after) {
    findings.pair(before, after, this::removed, this::added, this::compare);
  }

  private void removed(GraphQLDirective directive) {
    findings.add(
        ChangeType.DIRECTIVE_REMOVED,
        BREAKING,
        coordinate(directive),
        "was a directive and is gone: operations that use it are refused");
  }

  private void added(GraphQLDirective directive) {
    findings.add(
        ChangeType.DIRECTIVE_ADDED,
        SAFE,
        coordinate(directive),
        "is a new directive: no client uses it yet");
  }

  private void compare(GraphQLDirective was, GraphQLDirective is) {
    String coordinate = coordinate(was);
    new Remarks(findings)
        .compareDescriptions(DESCRIPTION, coordinate, was.getDescription(), is.getDescription());
    compareLocations(coordinate, locations(was), locations(is));
    compareRepetition(coordinate, was.isRepeatable(), is.isRepeatable());
    new InputValueDiff(findings)
        .compare(
            InputValueDiff.Kind.DIRECTIVE_ARGUMENT,
            coordinate,
            was.getArguments(),
            is.getArguments());
  }

  private void compareLocations(String coordinate, Set<String> was, Set<String> is) {
    for (String location : was) {
      if (!is.contains(location)) {
        boolean isClients = ExecutableLocations.ALL.contains(location);
        findings.add(
            ChangeType.DIRECTIVE_LOCATION_REMOVED,
            isClients ? BREAKING : SAFE,
            coordinate,
            "was allowed on "
                + location
                + " and is not any more: "
                + (isClients
                    ? "operations that use it there are refused"
                    : "no client uses it there"));
      }
    }
    for (String location : is) {
      if (!was.contains(location)) {
        findings.add(
            ChangeType.DIRECTIVE_LOCATION_ADDED,
            SAFE,
            coordinate,
            "was not allowed on " + location + " and is now");
      }
    }
  }

  private void compareRepetition(String coordinate, boolean was, boolean is) {
    if (was && !is) {
      findings.add(
          ChangeType.DIRECTIVE_REPEATABLE_REMOVED,
          BREAKING,
          coordinate,
          "was repeatable and is not any more: operations that repeat it are refused");
    } else if (!was && is) {
      findings.add(
          ChangeType.DIRECTIVE_REPEATABLE_ADDED, SAFE, coordinate, "was not repeatable and is now");
    }
  }

  private static String coordinate(GraphQLDirective directive) {
    return "@" + directive.getName();
  }

  private static Set<String> locations(GraphQLDirective directive) {
    return directive.validLocations().stream()
        .map(DirectiveLocation::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
