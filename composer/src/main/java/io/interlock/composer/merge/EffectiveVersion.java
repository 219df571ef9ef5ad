package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.subgraph.Link;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.supergraph.spec.SpecVersion;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The federation version of a composition: the highest that any subgraph links, or that another
/// spec it links needs.
final class EffectiveVersion {
  private EffectiveVersion() {}

  static SpecVersion of(List<Subgraph> subgraphs, Hints hints) {
    SpecVersion highest = new SpecVersion(2, 0);
    for (Subgraph subgraph : subgraphs) {
      SpecVersion version = of(subgraph, hints);
      highest = version.isAtLeast(highest) ? version : highest;
    }
    return highest;
  }

  private static SpecVersion of(Subgraph subgraph, Hints hints) {
    SpecVersion linked = subgraph.federationVersion();
    SpecVersion needed = linked;
    @Nullable Link raisedBy = null;
    for (Link link : subgraph.links().links()) {
      SpecVersion minimum =
          link.knownSpec()
              .map(spec -> spec.minimumFederationVersion(link.url().version()))
              .orElse(linked);
      if (!needed.isAtLeast(minimum)) {
        needed = minimum;
        raisedBy = link;
      }
    }
    if (raisedBy != null) {
      hints.add(
          HintCode.IMPLICITLY_UPGRADED_FEDERATION_VERSION,
          "",
          "Subgraph \"%s\" links federation %s, but %s, which it links too, needs %s"
              .formatted(subgraph.name(), linked, raisedBy.url(), needed),
          Collections.singletonList(raisedBy.location()));
    }
    return needed;
  }
}
