package io.interlock.planner.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One `_entities` field of a request: which objects it completes, what is sent of each, what comes
/// back.
///
/// @param responseKey the key in the answer: `_entities`, or an alias when a request has several
/// @param variable the variable that takes the representations: `representations`, or numbered
/// @param paths where the objects are; several when different positions need the same
/// @param representations what is sent, by type; the types are disjoint, an object of which no
///   entry matches is not sent
/// @param selections what comes back for each representation: one fragment per entity type
/// @param shares what is asked for instead of an object that cannot be sent because something is
///   missing that only some of the selections require: the selections apart, by what they require;
///   empty where that cannot be
public record EntityTarget(
    String responseKey,
    String variable,
    List<ResponsePath> paths,
    List<Representation> representations,
    List<FetchSelection> selections,
    List<EntityTarget> shares) {
  public EntityTarget {
    paths = List.copyOf(paths);
    representations = List.copyOf(representations);
    selections = List.copyOf(selections);
    shares = List.copyOf(shares);
  }

  /// One of which all objects are sent alike, or not at all.
  public EntityTarget(
      String responseKey,
      String variable,
      List<ResponsePath> paths,
      List<Representation> representations,
      List<FetchSelection> selections) {
    this(responseKey, variable, paths, representations, selections, List.of());
  }

  /// The same with shares.
  public EntityTarget with(List<EntityTarget> itsShares) {
    return new EntityTarget(responseKey, variable, paths, representations, selections, itsShares);
  }

  /// What is sent for objects of one type.
  ///
  /// @param type the supergraph type of the objects: an object type, or an interface for all its
  ///   implementations
  /// @param sentTypename the `__typename` to send; null: the object's own
  /// @param condition when these objects are sent
  public record Representation(
      String type,
      @Nullable String sentTypename,
      Condition condition,
      List<RequiredSelection> fields) {
    public Representation {
      fields = List.copyOf(fields);
    }
  }

  /// A part of a representation.
  public sealed interface RequiredSelection {
    /// What is sent of the objects in it; empty for a leaf.
    List<RequiredSelection> selections();

    /// A field that is sent as `name` and read from `slot`. An object of which a part of the key is
    /// missing is not sent; another missing value is sent as null when the field is nullable in the
    /// supergraph, otherwise the object is not sent either.
    ///
    /// @param condition when it is sent; what need not be sent need not be there
    record Field(
        String name,
        String slot,
        boolean isPartOfKey,
        Condition condition,
        List<RequiredSelection> selections)
        implements RequiredSelection {
      public Field {
        selections = List.copyOf(selections);
      }

      /// One that is always sent.
      public Field(
          String name, String slot, boolean isPartOfKey, List<RequiredSelection> selections) {
        this(name, slot, isPartOfKey, Condition.ALWAYS, selections);
      }
    }

    /// Fields that are sent only when the object is of the type.
    record OnType(String type, List<RequiredSelection> selections) implements RequiredSelection {
      public OnType {
        selections = List.copyOf(selections);
      }
    }
  }
}
