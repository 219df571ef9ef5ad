package io.interlock.executor.shape;

import io.interlock.executor.json.KeyTable;
import io.interlock.executor.json.Slots;
import io.interlock.supergraph.schema.SchemaView;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The composite types that an operation can meet, numbered. Immutable.
public final class TypeTable {
  private final List<String> names;
  private final BitSet concrete;
  private final List<TypeSet> possible;
  private final KeyTable ids;

  private TypeTable(List<String> names, BitSet concrete, List<TypeSet> possible) {
    this.names = List.copyOf(names);
    this.concrete = concrete;
    this.possible = List.copyOf(possible);
    this.ids = new KeyTable(names);
  }

  /// The number of a type.
  ///
  /// @throws IllegalArgumentException when the operation cannot meet it
  public int id(String name) {
    int id = ids.find(name);
    if (id < 0) {
      throw new IllegalArgumentException("expected a composite type of the plan, got " + name);
    }
    return id;
  }

  /// The number of the type whose name is the JSON string in a range; {@link #unknown} when the
  /// operation cannot meet such a type.
  public int idOfString(byte[] text, int from, int to) {
    int id = ids.findString(text, from, to);
    return id < 0 ? unknown() : id;
  }

  /// Stands for all names that are not in the table.
  public int unknown() {
    return names.size();
  }

  /// Whether it is the number of an object type.
  public boolean isConcrete(int type) {
    return type >= 0 && concrete.get(type);
  }

  public String name(int type) {
    return names.get(type);
  }

  /// The type's name as a JSON string.
  public byte[] quotedName(int type) {
    return ids.quoted(type);
  }

  /// The object types that a position of the named type can hold.
  public TypeSet possible(String name) {
    return possible.get(id(name));
  }

  /// The object types of these names.
  public TypeSet of(List<String> objectTypes) {
    BitSet set = new BitSet();
    objectTypes.forEach(name -> set.set(id(name)));
    return new TypeSet(set);
  }

  /// Whether an object of `type` is certainly one of `expected`. An object whose concrete type is
  /// not known is when its interface is the expected one, or has only implementations that are.
  public boolean isCertainly(int type, String expected) {
    if (type == Slots.NO_TYPE || type == unknown()) {
      return false;
    }
    TypeSet wanted = possible(expected);
    if (isConcrete(type)) {
      return wanted.contains(type);
    }
    TypeSet own = possible.get(type);
    return names.get(type).equals(expected) || (!own.isEmpty() && wanted.containsAll(own));
  }

  /// Collects the types of an operation.
  static final class Builder {
    private final SchemaView view;
    private final Map<String, List<String>> possibleByName = new LinkedHashMap<>();
    private final BitSet concrete = new BitSet();

    Builder(SchemaView view) {
      this.view = view;
    }

    /// Adds a composite type, what it can be, and the interfaces of those: a subgraph that has an
    /// interface as an object says the interface's name.
    void add(String name) {
      if (possibleByName.containsKey(name)) {
        return;
      }
      List<String> objects = view.possibleTypes(name);
      addAlone(name, objects);
      for (String object : objects) {
        addAlone(object, List.of(object));
        view.type(object)
            .ifPresent(facts ->
                facts.interfaces().forEach(i -> addAlone(i.type(), view.possibleTypes(i.type()))));
      }
    }

    private void addAlone(String name, List<String> objects) {
      if (possibleByName.putIfAbsent(name, objects) == null && objects.equals(List.of(name))) {
        Optional<Boolean> isAbstract = view.type(name).map(facts -> facts.kind().isAbstract());
        concrete.set(possibleByName.size() - 1, !isAbstract.orElse(false));
      }
    }

    TypeTable build() {
      // the interfaces' own possible types may be new
      for (List<String> objects : List.copyOf(possibleByName.values())) {
        objects.forEach(object -> addAlone(object, List.of(object)));
      }
      List<String> names = new ArrayList<>(possibleByName.keySet());
      Map<String, Integer> ids = new LinkedHashMap<>();
      names.forEach(name -> ids.put(name, ids.size()));
      List<TypeSet> possible = new ArrayList<>();
      for (List<String> objects : possibleByName.values()) {
        BitSet set = new BitSet();
        objects.forEach(object -> set.set(java.util.Objects.requireNonNull(ids.get(object))));
        possible.add(new TypeSet(set));
      }
      return new TypeTable(names, concrete, possible);
    }
  }
}
