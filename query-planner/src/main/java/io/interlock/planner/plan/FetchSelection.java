package io.interlock.planner.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The selections of a subgraph request as a tree: which keys the answer has, and in which slots
/// their values go.
public sealed interface FetchSelection {
  /// What is selected below; empty for a leaf.
  List<FetchSelection> selections();

  /// A field of the answer.
  ///
  /// @param responseKey the key in the subgraph's answer
  /// @param name the field's name, or `__typename`
  /// @param slot the name under which the value is kept in the object: the client's response key,
  ///   the plain name of a key field, or a private alias. It differs from `responseKey` only where
  ///   an alias was needed to keep the request valid.
  record Field(String responseKey, String name, String slot, List<FetchSelection> selections)
      implements FetchSelection {
    public Field {
      selections = List.copyOf(selections);
    }
  }

  /// Selections that hold for some types only.
  ///
  /// @param typeCondition a type of the supergraph; null when the fragment is there for its
  ///   conditions alone
  record Fragment(@Nullable String typeCondition, List<FetchSelection> selections)
      implements FetchSelection {
    public Fragment {
      selections = List.copyOf(selections);
    }
  }
}
