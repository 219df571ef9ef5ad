package io.interlock.router.sdl;

import java.util.List;

/// What fetching an SDL came to.
public sealed interface SdlOutcome {
  /// Every try, in order; at least one.
  List<FetchAttempt> attempts();

  /// The subgraph's SDL, as it sent it.
  record Fetched(String sdl, List<FetchAttempt> attempts) implements SdlOutcome {
    public Fetched {
      attempts = List.copyOf(attempts);
    }
  }

  /// No SDL.
  ///
  /// @param message one line that names the service and the reason; holds no secret of the URL
  record NotFetched(SdlFailure code, String message, List<FetchAttempt> attempts)
      implements SdlOutcome {
    public NotFetched {
      attempts = List.copyOf(attempts);
    }
  }
}
