package io.interlock.router.lifecycle;

import io.interlock.router.config.ConfigFault;
import io.interlock.router.config.ConfigOutcome;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.config.ServiceConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads `gateway.yaml` again and brings its services into force: those that are new or have moved
/// are fetched, those that are gone leave, all as one change. When it is refused the services that
/// were in force stay in force, all of them.
///
/// Thread-safe: one at a time, so that what was read last wins.
final class Reconfiguration {
  private final @Nullable Supplier<ConfigOutcome> file;
  private final LifecycleCore core;
  private final ServiceBook book;
  private final ReloadWork reloads;
  private final Healing healing;
  private final Duration limit;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private volatile @Nullable String trouble;

  /// @param file reads `gateway.yaml`; null when there is none
  /// @param limit the most time of fetching
  Reconfiguration(
      @Nullable Supplier<ConfigOutcome> file,
      LifecycleCore core,
      ServiceBook book,
      ReloadWork reloads,
      Healing healing,
      Duration limit) {
    this.file = file;
    this.core = core;
    this.book = book;
    this.reloads = reloads;
    this.healing = healing;
    this.limit = limit;
  }

  /// Why the services of the file are not in force; null when they are.
  @Nullable String trouble() {
    return trouble;
  }

  /// Fetches services anew, by the file as it is now.
  ///
  /// @param names of the services; empty for all
  ApplyAnswer reload(Call call, List<String> names) throws InterruptedException {
    return changed(
        call,
        names,
        (service, isOther) ->
            names.isEmpty() || names.contains(service.name()) || (isOther && isNeeded(service)));
  }

  /// Fetches what the file as it is now has made necessary.
  ApplyAnswer reconfigure(Call call) throws InterruptedException {
    return changed(call, List.of(), (service, isOther) -> isNeeded(service));
  }

  /// Which services are fetched.
  private interface Selection {
    /// @param isOther whether the file has others than are in force
    boolean has(ServiceConfig service, boolean isOther);
  }

  private ApplyAnswer changed(Call call, List<String> names, Selection selection)
      throws InterruptedException {
    oneAtATime.lockInterruptibly();
    try {
      return switch (read()) {
        case Services.Wrong(List<ConfigFault> faults) -> wrong(call, faults);
        case Services.Read(List<ServiceConfig> services) -> {
          List<String> known = services.stream().map(ServiceConfig::name).toList();
          yield known.containsAll(names)
              ? take(call, services, selection)
              : call.refused(Refusals.unknown(names, known));
        }
      };
    } finally {
      oneAtATime.unlock();
    }
  }

  private sealed interface Services {
    record Read(List<ServiceConfig> services) implements Services {}

    record Wrong(List<ConfigFault> faults) implements Services {}
  }

  private Services read() {
    if (file == null) {
      return new Services.Read(book.services());
    }
    return switch (file.get()) {
      case ConfigOutcome.Loaded(GatewayConfig config, var _) ->
          new Services.Read(config.services());
      case ConfigOutcome.Invalid(List<ConfigFault> faults) -> new Services.Wrong(faults);
    };
  }

  private ApplyAnswer wrong(Call call, List<ConfigFault> faults) {
    trouble = "the configuration is what it was: " + inPublic(faults);
    return call.refused(Refusals.wrong(faults));
  }

  /// Where the first fault is, for everybody to read: what stands there may be a secret.
  private static String inPublic(List<ConfigFault> faults) {
    ConfigFault first = faults.getFirst();
    String where = first.line() == 0 ? "" : ", line " + first.line();
    String more = faults.size() == 1 ? "" : " (and %d more)".formatted(faults.size() - 1);
    return "gateway.yaml is wrong" + where + more;
  }

  private ApplyAnswer take(Call call, List<ServiceConfig> services, Selection selection)
      throws InterruptedException {
    boolean isOther = !services.equals(book.services());
    List<ServiceConfig> fetched = services.stream().filter(s -> selection.has(s, isOther)).toList();
    ReloadWork.Result result = reloads.reload(call, fetched, isOther ? services : null, limit);
    if (isOther && result.answer() instanceof ApplyAnswer.Failed failed) {
      trouble = "the services of gateway.yaml are not in force: " + failed.message();
    } else {
      trouble = null;
      healing.takeOver(result);
    }
    return result.answer();
  }

  /// Whether too little is known of a service.
  private boolean isNeeded(ServiceConfig service) {
    @Nullable Head head = core.heads().current();
    return head == null
        || head.sdls().of(service.name()).isEmpty()
        || book.hasFailed(service.name())
        || book.isMoved(service);
  }
}
