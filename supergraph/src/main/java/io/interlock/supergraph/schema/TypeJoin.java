package io.interlock.supergraph.schema;

import io.interlock.supergraph.fieldset.FieldSet;
import org.jspecify.annotations.Nullable;

/// One `@join__type`: a subgraph defines the type, perhaps with a key.
///
/// @param subgraph the subgraph's name
/// @param key null when the subgraph defines no key here
/// @param isResolvable false for `resolvable: false`: never the target of an entity fetch
/// @param isInterfaceObject the subgraph declares the interface as an object (`@interfaceObject`)
public record TypeJoin(
    String subgraph, @Nullable FieldSet key, boolean isResolvable, boolean isInterfaceObject) {}
