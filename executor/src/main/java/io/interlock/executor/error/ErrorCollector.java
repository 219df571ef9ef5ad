package io.interlock.executor.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects the errors of one response. They are listed by the rank of the fetch that they came
/// from, then in the order of their coming, so that the list does not depend on which subgraph was
/// faster. Owned by one thread.
public final class ErrorCollector {
  private static final String MASKED_SUBGRAPH_ERROR = "A subgraph reported an error.";
  private static final String MASKED_REQUEST_ERROR = "A request to a subgraph failed.";

  private final ErrorPolicy policy;
  private final List<@Nullable List<GraphqlError>> byRank;
  private @Nullable Set<String> rejectedBy;
  private int brokenValues;
  private int count;

  /// @param ranks one more than the highest rank of a fetch
  public ErrorCollector(ErrorPolicy policy, int ranks) {
    this.policy = policy;
    this.byRank = new ArrayList<>(Collections.nCopies(ranks + 1, null));
  }

  /// Notes that a subgraph found a request invalid.
  public void addRejection(String service) {
    if (rejectedBy == null) {
      rejectedBy = new HashSet<>();
    }
    rejectedBy.add(service);
  }

  /// Adds an error that a subgraph reported, as the policy lets it be seen.
  public void addReported(int rank, String service, GraphqlError error) {
    if (isRejection(error)) {
      addRejection(service);
    }
    String named = policy.namesService() ? service : null;
    add(
        rank,
        policy.passesSubgraphMessages()
            ? new GraphqlError(
                error.message(),
                error.locations(),
                error.path(),
                error.code(),
                named,
                error.extensions())
            : new GraphqlError(
                MASKED_SUBGRAPH_ERROR,
                List.of(),
                error.path(),
                error.code(),
                named,
                Collections.emptySortedMap()));
  }

  /// Adds the error that a request to a subgraph failed.
  public void addFailed(int rank, String service, GraphqlError error) {
    add(
        rank,
        new GraphqlError(
            policy.passesSubgraphMessages() ? error.message() : MASKED_REQUEST_ERROR,
            List.of(),
            error.path(),
            error.code(),
            policy.namesService() ? service : null,
            Collections.emptySortedMap()));
  }

  /// Adds the error that a value breaks the schema; these stand with the router's own.
  public void addBroken(GraphqlError error) {
    brokenValues++;
    addOwn(error);
  }

  /// Adds an error of the router itself about the response; these stand last.
  public void addOwn(GraphqlError error) {
    add(byRank.size() - 1, error);
  }

  /// How many errors there were.
  public int count() {
    return count;
  }

  /// What of the errors a wrong supergraph may have caused.
  public Suspicions suspicions() {
    return rejectedBy == null && brokenValues == 0
        ? Suspicions.NONE
        : new Suspicions(rejectedBy == null ? Set.of() : rejectedBy, brokenValues);
  }

  /// Whether a subgraph found the router's request invalid. Servers say so by Apollo's codes or, in
  /// graphql-java, by `classification`.
  private static boolean isRejection(GraphqlError error) {
    String code = error.code();
    return code == null
        ? "\"ValidationError\"".equals(error.extensions().get("classification"))
        : code.equals("GRAPHQL_VALIDATION_FAILED") || code.equals("GRAPHQL_PARSE_FAILED");
  }

  /// The errors in order. When there are more than the policy allows, a last one says how many were
  /// left out.
  public List<GraphqlError> errors() {
    List<GraphqlError> shown = new ArrayList<>();
    for (List<GraphqlError> errors : byRank) {
      if (errors != null) {
        shown.addAll(errors.subList(0, Math.min(errors.size(), policy.maxErrors() - shown.size())));
      }
    }
    if (count > shown.size()) {
      shown.add(
          GraphqlError.of(
              "ERRORS_OMITTED", (count - shown.size()) + " more errors were left out."));
    }
    return shown;
  }

  private void add(int rank, GraphqlError error) {
    count++;
    List<GraphqlError> errors = byRank.get(rank);
    if (errors == null) {
      errors = new ArrayList<>();
      byRank.set(rank, errors);
    }
    if (errors.size() < policy.maxErrors()) {
      errors.add(error);
    }
  }
}
