package io.interlock.router.lifecycle;

import io.interlock.router.config.ServiceConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The services, and how the newest fetch of each ended.
///
/// Thread-safe.
final class ServiceBook {
  private record Failure(long sequence, String message, Instant at) {}

  private final SubgraphAccess access;
  private final Map<String, Failure> failures = new ConcurrentHashMap<>();
  private final AtomicLong lastSequence = new AtomicLong();
  private volatile List<ServiceConfig> services;

  ServiceBook(List<ServiceConfig> services, SubgraphAccess access) {
    this.services = List.copyOf(services);
    this.access = access;
  }

  /// Other services are in force from now on. Called in the lane.
  void take(List<ServiceConfig> services) {
    this.services = List.copyOf(services);
    access.use(services);
  }

  /// Those that may be in force soon.
  void expect(List<ServiceConfig> services) {
    access.prepare(services);
  }

  List<ServiceConfig> services() {
    return services;
  }

  List<String> names() {
    return services.stream().map(ServiceConfig::name).toList();
  }

  Optional<ServiceConfig> service(String name) {
    return services.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /// Whether the newest fetch of it failed.
  boolean hasFailed(String service) {
    return failures.containsKey(service);
  }

  /// Whether a service of that name is in force elsewhere.
  boolean isMoved(ServiceConfig service) {
    return service(service.name()).filter(s -> !s.url().equals(service.url())).isPresent();
  }

  /// The number of a fetch that starts now, or of an SDL that was pushed now.
  long nextSequence() {
    return lastSequence.incrementAndGet();
  }

  void fetched(String service, long sequence) {
    failures.computeIfPresent(service, (name, f) -> f.sequence() > sequence ? f : null);
  }

  void failed(String service, long sequence, String message, Instant at) {
    failures.merge(
        service,
        new Failure(sequence, message, at),
        (old, next) -> old.sequence() > next.sequence() ? old : next);
  }

  /// One sentence for each service whose newest fetch failed.
  List<String> troubles() {
    return names().stream()
        .filter(failures::containsKey)
        .map(name -> trouble(name, failures.get(name)))
        .toList();
  }

  /// @param known the SDLs that serve, or before the first activation those that came in
  List<ServiceStatus> statuses(SdlSet known, boolean isServing) {
    return services.stream()
        .map(s -> status(s, known.of(s.name()).orElse(null), isServing))
        .toList();
  }

  private static String trouble(String name, @Nullable Failure failure) {
    return failure == null
        ? name + " could not be fetched"
        : "service %s could not be fetched at %s: %s"
            .formatted(name, failure.at(), failure.message());
  }

  private ServiceStatus status(ServiceConfig service, @Nullable ServiceSdl sdl, boolean isServing) {
    @Nullable Failure failure = failures.get(service.name());
    return new ServiceStatus(
        service.name(),
        service.url(),
        state(sdl != null, failure != null, isServing),
        sdl == null ? null : sdl.received().sdlHash(),
        sdl == null ? null : sdl.schemaHash(),
        sdl == null ? null : sdl.received().source().label(),
        sdl == null ? null : sdl.received().at(),
        sdl != null && failure != null,
        failure == null ? null : failure.message());
  }

  private static ServiceStatus.Status state(boolean isKnown, boolean hasFailed, boolean isServing) {
    if (hasFailed) {
      return ServiceStatus.Status.ERROR;
    }
    if (!isKnown) {
      return ServiceStatus.Status.UNKNOWN;
    }
    return isServing ? ServiceStatus.Status.ACTIVE : ServiceStatus.Status.PENDING;
  }
}
