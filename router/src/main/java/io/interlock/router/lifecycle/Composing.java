package io.interlock.router.lifecycle;

import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import java.util.List;

/// Makes one supergraph of many subgraphs.
@FunctionalInterface
public interface Composing {
  CompositionResult compose(List<SubgraphInput> subgraphs);
}
