package io.interlock.router.lifecycle;

import io.interlock.router.config.SchemaConfig;
import io.interlock.router.config.StartupConfig;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.engine.EngineSlot;
import io.interlock.router.telemetry.Metrics;

/// What a lifecycle works with.
///
/// @param slot exchanged by this lifecycle alone
/// @param store of this lifecycle alone; closed after it by whoever opened it
/// @param pace called between pieces of work that can wait; may wait for requests
/// @param probation of this lifecycle alone
/// @param faults armed only in development
public record LifecycleParts(
    EngineSlot slot,
    EngineFactory engines,
    SchemaConfig schema,
    StartupConfig startup,
    StoreUse store,
    Metrics metrics,
    EngineClock clock,
    Runnable pace,
    Probation probation,
    InjectedFaults faults) {}
