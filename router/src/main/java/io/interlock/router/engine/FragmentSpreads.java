package io.interlock.router.engine;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which fragments of a document spread which. Takes time in proportion to the document, and no
/// stack, whatever the document is made to be.
///
/// @param endless the fragments that spread themselves, or one that does, in document order
/// @param depth how many fragments spread one another in a row, of those that end
record FragmentSpreads(List<FragmentDefinition> endless, int depth) {
  private static final FragmentSpreads NONE = new FragmentSpreads(List.of(), 0);

  FragmentSpreads {
    endless = List.copyOf(endless);
  }

  static FragmentSpreads of(Document document) {
    Map<String, FragmentDefinition> fragments = new LinkedHashMap<>();
    for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
      fragments.put(fragment.getName(), fragment);
    }
    if (fragments.isEmpty()) {
      return NONE;
    }
    return new Ending(fragments).result();
  }

  /// Takes away the fragments that spread nothing more, again and again. What is left never ends.
  private static final class Ending {
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, List<String>> spreadBy = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Deque<String> ended = new ArrayDeque<>();

    Ending(Map<String, FragmentDefinition> fragments) {
      this.fragments = fragments;
      fragments.forEach(this::add);
    }

    private void add(String name, FragmentDefinition fragment) {
      Set<String> spreads = spreadIn(fragment);
      spreads.retainAll(fragments.keySet());
      open.put(name, spreads.size());
      spreads.forEach(s -> spreadBy.computeIfAbsent(s, key -> new ArrayList<>()).add(name));
      if (spreads.isEmpty()) {
        ended.add(name);
      }
    }

    FragmentSpreads result() {
      int deepest = 0;
      for (@Nullable String name = ended.poll(); name != null; name = ended.poll()) {
        int depth = depths.getOrDefault(name, 1);
        deepest = Math.max(deepest, depth);
        open.remove(name);
        for (String user : spreadBy.getOrDefault(name, List.of())) {
          depths.merge(user, depth + 1, Math::max);
          if (open.merge(user, -1, Integer::sum) == 0) {
            ended.add(user);
          }
        }
      }
      return new FragmentSpreads(
          fragments.values().stream().filter(f -> open.containsKey(f.getName())).toList(), deepest);
    }
  }

  private static Set<String> spreadIn(FragmentDefinition fragment) {
    Set<String> names = new TreeSet<>();
    Deque<Node<?>> nodes = new ArrayDeque<>();
    nodes.add(fragment.getSelectionSet());
    while (!nodes.isEmpty()) {
      Node<?> node = nodes.removeLast();
      if (node instanceof FragmentSpread spread) {
        names.add(spread.getName());
      }
      for (Node<?> child : node.getChildren()) {
        nodes.add(child);
      }
    }
    return names;
  }
}
