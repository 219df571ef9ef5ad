package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives every linked spec of the supergraph a name of its own: specs of different owners may be
/// named alike, or like a directive that another spec lends.
final class LinkAliases {
  private LinkAliases() {}

  /// `links` in their order. The first spec of a name keeps it; one whose name is taken becomes
  /// `_0name`, the next `_1name`.
  static List<Link> distinct(List<Link> links) {
    Map<String, String> lent = new HashMap<>();
    for (Link link : links) {
      link.imports().forEach(i -> lent.put(i.as().replaceFirst("^@", ""), link.url().identity()));
    }
    Set<String> taken = new HashSet<>(Set.of("link", "join"));
    List<Link> distinct = new ArrayList<>();
    int renamed = 0;
    for (Link link : links) {
      String alias = link.alias();
      String lender = lent.getOrDefault(alias, link.url().identity());
      if (!taken.add(alias) || !lender.equals(link.url().identity())) {
        alias = "_" + renamed + alias;
        renamed++;
        taken.add(alias);
      }
      distinct.add(new Link(link.url(), alias, link.imports(), link.location()));
    }
    return distinct;
  }
}
