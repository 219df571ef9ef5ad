package io.interlock.router.lifecycle;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks for the newest schemas of one or several services to be served, all in one change: all of
/// them or none.
///
/// @param wanted at least one, each service once
/// @param isDryRun compose and build, but do not activate
/// @param force what the caller insists on
/// @param until how long the answer is held back
/// @param reason kept in the history
/// @param ifRevision the revision that must be serving
/// @param caller who asks
public record ApplyRequest(
    List<WantedSdl> wanted,
    boolean isDryRun,
    Set<Force> force,
    Wait until,
    @Nullable String reason,
    Release release,
    @Nullable Long ifRevision,
    Caller caller) {
  public ApplyRequest {
    wanted = List.copyOf(wanted);
    force = Set.copyOf(force);
    if (wanted.isEmpty()
        || wanted.stream().map(WantedSdl::service).distinct().count() < wanted.size()) {
      throw new IllegalArgumentException("expected each service once, got " + services(wanted));
    }
  }

  /// For one service; see {@link WantedSdl}.
  public ApplyRequest(
      String service,
      @Nullable String sdl,
      boolean isDryRun,
      Set<Force> force,
      Wait until,
      @Nullable String reason,
      @Nullable String expectSdlHash,
      @Nullable Long ifRevision) {
    this(
        List.of(new WantedSdl(service, sdl, expectSdlHash)),
        isDryRun,
        force,
        until,
        reason,
        Release.NONE,
        ifRevision,
        Caller.LOOPBACK);
  }

  /// Fetch the services' SDLs, compose, activate; for one service the seed's call.
  public static ApplyRequest of(String... services) {
    return new ApplyRequest(
        List.of(services).stream().map(WantedSdl::of).toList(),
        false,
        Set.of(),
        Wait.ACTIVE,
        null,
        Release.NONE,
        null,
        Caller.LOOPBACK);
  }

  /// The services' names, in the order in which they were asked for.
  public List<String> services() {
    return services(wanted);
  }

  private static List<String> services(List<WantedSdl> wanted) {
    return wanted.stream().map(WantedSdl::service).toList();
  }
}
