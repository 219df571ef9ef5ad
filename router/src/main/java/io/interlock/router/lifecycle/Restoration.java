package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;
import io.interlock.router.store.NewestWhole;
import io.interlock.router.store.RevisionContent;
import io.interlock.router.store.SchemaStore;
import io.interlock.router.store.StoreFault;
import io.interlock.router.store.StoreResult;
import io.interlock.router.store.StoredRevision;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what the store has kept back into service when the process starts. A revision that had
/// yet to prove itself goes on with its probation, held against the last that has.
///
/// Used once, by one thread.
final class Restoration {
  private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

  private final SchemaStore store;
  private final Heads heads;
  private final StoredEngines engines;
  private final Quarantine quarantine;
  private final List<String> services;
  private SdlSet known = SdlSet.EMPTY;
  private volatile @Nullable String trouble;

  /// @param services those that are configured: a revision with others is not what is wanted now
  Restoration(
      SchemaStore store,
      Heads heads,
      StoredEngines engines,
      Quarantine quarantine,
      List<String> services) {
    this.store = store;
    this.heads = heads;
    this.engines = engines;
    this.quarantine = quarantine;
    this.services = services;
  }

  /// Makes the newest revision serve that is whole and was not taken back.
  ///
  /// @return null when there is none that can
  @Nullable Activation restore() throws InterruptedException {
    return switch (store.newestWhole(this::isWelcome)) {
      case StoreResult.Failed<NewestWhole>(StoreFault why) -> failed(why.message());
      case StoreResult.Done<NewestWhole>(NewestWhole newest) -> restore(newest);
    };
  }

  /// The SDLs of the newest revision, of services that are configured, whether it serves or not.
  SdlSet known() {
    return known;
  }

  /// What is wrong with the store's newest revision; null when nothing is.
  @Nullable String trouble() {
    return trouble;
  }

  private @Nullable Activation restore(NewestWhole newest) throws InterruptedException {
    if (!newest.skipped().isEmpty()) {
      failed("the newest revision cannot be read: " + newest.skipped().getFirst().message());
    }
    if (newest.content().isEmpty()) {
      return null;
    }
    RevisionContent content = newest.content().get();
    SdlSet sdls = SdlSet.of(content);
    List<String> unknown = sdls.byService().keySet().stream().filter(this::isUnknown).toList();
    known = sdls.without(unknown);
    if (!unknown.isEmpty()) {
      LOG.info(
          "revision {} is not served again: it has services that gateway.yaml does not have: {}",
          content.revision().number(),
          String.join(", ", unknown));
      return null;
    }
    return serve(content, sdls);
  }

  /// Everything is built before anything serves.
  private @Nullable Activation serve(RevisionContent content, SdlSet sdls)
      throws InterruptedException {
    long number = content.revision().number();
    switch (engines.build(content)) {
      case StoredEngines.Outcome.NotBuilt(Verdict.Refused why) -> {
        return failed(
            "revision %d of the store cannot be loaded: %s".formatted(number, why.message()));
      }
      case StoredEngines.Outcome.Built(Engine engine) -> {
        @Nullable Head proven =
            Revision.State.of(content.revision()).isProven() ? null : lastProvenBefore(number);
        long epoch = proven == null ? 1 : proven.epoch() + 1;
        return heads.restore(new Head(number, epoch, engine, sdls), proven);
      }
    }
  }

  /// @return null when there is none: then the revision has nothing to be held against
  private @Nullable Head lastProvenBefore(long number) throws InterruptedException {
    StoreResult<NewestWhole> proven =
        store.newestWhole(
            r -> r.number() < number && Revision.State.of(r).isProven() && isOfTheseServices(r));
    if (proven instanceof StoreResult.Done<NewestWhole>(NewestWhole newest)
        && newest.content().isPresent()) {
      RevisionContent content = newest.content().get();
      return engines.build(content) instanceof StoredEngines.Outcome.Built(Engine engine)
          ? new Head(content.revision().number(), 1, engine, SdlSet.of(content))
          : null;
    }
    return null;
  }

  private boolean isWelcome(StoredRevision revision) {
    return Revision.State.of(revision) != Revision.State.ROLLED_BACK
        && !quarantine.holdsSupergraph(revision.supergraphHash());
  }

  private boolean isOfTheseServices(StoredRevision revision) {
    return revision.sdls().stream().noneMatch(sdl -> isUnknown(sdl.service()));
  }

  private boolean isUnknown(String service) {
    return !services.contains(service);
  }

  private @Nullable Activation failed(String message) {
    trouble = message;
    LOG.warn(message);
    return null;
  }
}
