package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;

/// Builds an engine from supergraph SDL.
@FunctionalInterface
public interface EngineFactory {
  /// @throws io.interlock.supergraph.schema.SupergraphException when it cannot be read
  Engine build(String supergraphSdl);
}
