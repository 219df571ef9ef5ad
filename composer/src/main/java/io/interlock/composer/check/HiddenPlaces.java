package io.interlock.composer.check;

import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.subgraph.Sites;
import io.interlock.composer.subgraph.Subgraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the subgraphs declare an element of the supergraph. Looked up only when something is
/// wrong.
final class HiddenPlaces {
  private final MergedSupergraph supergraph;
  private @Nullable Map<String, List<SourceLocation>> byCoordinate;

  HiddenPlaces(MergedSupergraph supergraph) {
    this.supergraph = supergraph;
  }

  List<SourceLocation> of(String coordinate) {
    return places().getOrDefault(coordinate, List.of());
  }

  List<SourceLocation> ofBoth(String first, String second) {
    List<SourceLocation> both = new ArrayList<>(of(first));
    both.addAll(of(second));
    return both;
  }

  private Map<String, List<SourceLocation>> places() {
    Map<String, List<SourceLocation>> known = byCoordinate;
    if (known == null) {
      known = collect();
      byCoordinate = known;
    }
    return known;
  }

  private Map<String, List<SourceLocation>> collect() {
    Map<String, List<SourceLocation>> all = new HashMap<>();
    for (Subgraph subgraph : supergraph.subgraphs()) {
      for (Sites.Site site : Sites.of(subgraph.schema())) {
        SourceLocation location = site.location();
        if (location != null) {
          all.computeIfAbsent(site.coordinate(), c -> new ArrayList<>()).add(location);
        }
      }
    }
    return all;
  }
}
