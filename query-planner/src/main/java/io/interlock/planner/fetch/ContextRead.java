package io.interlock.planner.fetch;

import java.util.List;

/// A value for an argument, and the fetches that deliver it.
record ContextRead(String argument, ContextVariable variable, List<FetchGroup> providers) {
  ContextRead {
    providers = List.copyOf(providers);
  }
}
