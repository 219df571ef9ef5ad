package io.interlock.router.lifecycle;

import io.interlock.router.store.SchemaStore;
import org.jspecify.annotations.Nullable;

/// The store of a lifecycle, and what it does without.
///
/// @param kind `sqlite` or `memory`
/// @param isOptional whether a change is activated also when it cannot be stored
/// @param trouble why this is not the store that was configured; null when it is
public record StoreUse(
    SchemaStore store, String kind, boolean isOptional, @Nullable String trouble) {}
