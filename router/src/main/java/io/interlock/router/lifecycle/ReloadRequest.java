package io.interlock.router.lifecycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for schemas to be fetched anew, all in one change.
///
/// @param services their names; empty for all
/// @param until how long the answer is held back
/// @param reason kept in the history
/// @param caller who asks
public record ReloadRequest(
    List<String> services, Wait until, @Nullable String reason, Caller caller) {
  public ReloadRequest {
    services = services.stream().distinct().toList();
  }

  /// All services.
  public static ReloadRequest ofAll() {
    return new ReloadRequest(List.of(), Wait.ACTIVE, null, Caller.LOOPBACK);
  }
}
