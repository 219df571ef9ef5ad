package io.interlock.router.config;

import java.util.List;
import java.util.Locale;

/// Which headers of a client's request go on to the subgraphs.
///
/// @param propagate their names, in lower case
public record HeadersConfig(List<String> propagate) {

  public HeadersConfig {
    propagate = propagate.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().toList();
  }
}
