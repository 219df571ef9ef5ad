package io.interlock.planner.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step of a query plan, or a composition of steps.
public sealed interface PlanNode {
  /// Runs its nodes one after the other, the later ones also after errors in earlier ones.
  record Sequence(List<PlanNode> nodes) implements PlanNode {
    public Sequence {
      nodes = List.copyOf(nodes);
    }
  }

  /// Runs its nodes at once. Where two deliver the same scalar, the order here wins, never the
  /// order of completion.
  record Parallel(List<PlanNode> nodes) implements PlanNode {
    public Parallel {
      nodes = List.copyOf(nodes);
    }
  }

  /// Subscribes with its first fetch; each event is an answer to that, and `rest` (null: nothing)
  /// runs on it. Never inside of another node.
  record Subscription(Fetch primary, @Nullable PlanNode rest) implements PlanNode {}

  /// Runs `then` when the condition holds, `otherwise` when it does not; null is nothing.
  record Choice(Condition condition, @Nullable PlanNode then, @Nullable PlanNode otherwise)
      implements PlanNode {}

  /// Answers in parts: the primary one, then those that are deferred, each as soon as what it
  /// depends on is done. Answering everything at once is right too. A part that is deferred within
  /// another is in the node of that one.
  record Defer(Part primary, List<Deferred> deferred) implements PlanNode {
    public Defer {
      deferred = List.copyOf(deferred);
    }

    /// What is answered together.
    ///
    /// @param subselection what the client sees of it, minified; null for nothing, and for a part
    ///   in which another is deferred: its node tells
    /// @param node null when nothing is fetched for it
    public record Part(@Nullable String subselection, @Nullable PlanNode node) {}

    /// What may be answered later.
    ///
    /// @param dependsOn ids of the fetches around it that it waits for
    /// @param label the client's name for it; null when it gave none
    /// @param queryPath where its objects stand: response keys, and `... on T`
    public record Deferred(
        List<String> dependsOn, @Nullable String label, List<String> queryPath, Part part) {
      public Deferred {
        dependsOn = List.copyOf(dependsOn);
        queryPath = List.copyOf(queryPath);
      }
    }
  }

  /// One request to a subgraph.
  sealed interface Fetch extends PlanNode {
    FetchOperation operation();
  }

  /// Fetches fields of a root type.
  ///
  /// @param path where the answer stands: empty at the root; the path of the object when a field
  ///   returned a root type (`Query { self: Query }`), which is skipped when that object is null
  record RootFetch(FetchOperation operation, ResponsePath path, List<FetchSelection> selections)
      implements Fetch {
    public RootFetch {
      selections = List.copyOf(selections);
    }
  }

  /// Fetches entities by their keys, with arguments that come from contexts. Entities are asked for
  /// together when all values are the same for them; so there is one `_entities` field for each
  /// different combination of values, all in one request. An object whose value failed is not asked
  /// for.
  ///
  /// @param operation the request for one combination
  /// @param text the request for any number of them
  record ContextualFetch(
      FetchOperation operation, EntityTarget target, List<ContextValue> contexts, RepeatedText text)
      implements Fetch {
    public ContextualFetch {
      contexts = List.copyOf(contexts);
    }
  }

  /// Fetches entities by their keys: one `_entities` field per target, all in one request. A
  /// request of which no target has a representation to send is not made.
  ///
  /// @param textWithShares the operation's text when something is missing of an object: it asks for
  ///   the targets' shares as well; null when no target has any
  record EntityFetch(
      FetchOperation operation, List<EntityTarget> targets, @Nullable String textWithShares)
      implements Fetch {
    public EntityFetch {
      targets = List.copyOf(targets);
    }
  }
}
