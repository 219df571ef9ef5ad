package io.interlock.planner.fetch;

import java.util.List;

/// A fetch of a fetch graph, described for those who look at plans.
///
/// @param number from 1 in the order of stages
/// @param path where in the answer the objects stand; empty at the root
/// @param condition when it is made; empty for always
/// @param stage after how many requests it can be sent at the earliest, itself included
/// @param after the fetches that it waits for, by number
/// @param together the other fetches of the same request
/// @param sends what is sent of the objects, one text for each type
/// @param asks what is asked for, as GraphQL
/// @param reasons why, in the order of the operation
public record FetchDescription(
    int number,
    String subgraph,
    String path,
    String condition,
    int stage,
    List<Integer> after,
    List<Integer> together,
    List<String> sends,
    String asks,
    List<FetchReason> reasons) {
  public FetchDescription {
    after = List.copyOf(after);
    together = List.copyOf(together);
    sends = List.copyOf(sends);
    reasons = List.copyOf(reasons);
  }
}
