package io.interlock.supergraph.schema;

import java.util.List;

/// One enum value.
///
/// @param subgraphs names of the subgraphs that define it
public record EnumValueFacts(String name, List<String> subgraphs, boolean isInaccessible) {
  public EnumValueFacts {
    subgraphs = List.copyOf(subgraphs);
  }
}
