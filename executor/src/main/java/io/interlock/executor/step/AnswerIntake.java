package io.interlock.executor.step;

import io.interlock.executor.entity.OpenFetch;
import io.interlock.executor.error.ErrorCollector;
import io.interlock.executor.error.GraphqlError;
import io.interlock.executor.error.SubgraphErrorReader;
import io.interlock.executor.subgraph.SubgraphAnswer;
import java.util.List;

/// Takes answers in: their data into the slots, their errors, in the client's terms, to the others.
final class AnswerIntake {
  /// What servers answer to a request that is no valid GraphQL to them, whatever they call the
  /// error.
  private static final int BAD_REQUEST = 400;

  private final ErrorCollector errors;

  AnswerIntake(ErrorCollector errors) {
    this.errors = errors;
  }

  void take(Step.Fetch fetch, OpenFetch open, SubgraphAnswer answer) {
    switch (answer) {
      case SubgraphAnswer.Failed failed -> fail(fetch, open, failed.code(), failed.message());
      case SubgraphAnswer.Received received -> read(fetch, open, received);
    }
  }

  /// An answer of another status than 2xx counts when it is a GraphQL answer; otherwise the status
  /// says more than the body.
  private void read(Step.Fetch fetch, OpenFetch open, SubgraphAnswer.Received received) {
    boolean isOk = received.status() >= 200 && received.status() < 300;
    switch (open.read(received.body(), fetch.rank())) {
      case OpenFetch.Outcome.Read read when isOk || read.hasErrors() -> {
        if (received.status() == BAD_REQUEST && !read.hasData()) {
          errors.addRejection(fetch.subgraph());
        }
        report(fetch, open, read);
      }
      case OpenFetch.Outcome.Malformed malformed when isOk ->
          fail(
              fetch,
              open,
              "SUBREQUEST_MALFORMED_RESPONSE",
              "The answer of subgraph \"%s\" is not a GraphQL response: %s."
                  .formatted(fetch.subgraph(), malformed.message()));
      default ->
          fail(
              fetch,
              open,
              "SUBREQUEST_HTTP_ERROR",
              "The request to subgraph \"%s\" failed with HTTP status %d."
                  .formatted(fetch.subgraph(), received.status()));
    }
  }

  private void report(Step.Fetch fetch, OpenFetch open, OpenFetch.Outcome.Read read) {
    if (!read.hasErrors()) {
      return;
    }
    List<GraphqlError> reported =
        SubgraphErrorReader.read(read.text(), read.errorsFrom(), read.errorsTo());
    for (GraphqlError error : reported) {
      for (var path : open.locate(error.path())) {
        errors.addReported(fetch.rank(), fetch.subgraph(), error.withPath(path));
      }
    }
    if (!read.hasData()) {
      open.failAll();
    }
  }

  /// One error for each place that stays empty; one without a place when the client sees none.
  private void fail(Step.Fetch fetch, OpenFetch open, String code, String message) {
    GraphqlError error = GraphqlError.of(code, message);
    var paths = open.failAll();
    if (paths.isEmpty()) {
      errors.addFailed(fetch.rank(), fetch.subgraph(), error);
    }
    for (var path : paths) {
      errors.addFailed(fetch.rank(), fetch.subgraph(), error.withPath(path));
    }
  }
}
