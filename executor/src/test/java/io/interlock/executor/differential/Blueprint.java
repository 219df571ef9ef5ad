package io.interlock.executor.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A supergraph as it is drawn: the types of the whole graph, and for each where it appears. Owned
/// by the generator that fills it.
final class Blueprint {
  static final Set<String> SCALARS = Set.of("ID", "String", "Int", "Float", "Boolean");

  final List<String> subgraphs;
  final Map<String, Type> types = new LinkedHashMap<>();

  Blueprint(List<String> subgraphs) {
    this.subgraphs = List.copyOf(subgraphs);
  }

  enum Kind {
    ENTITY,
    VALUE,
    ROOT,
    INTERFACE,
    UNION,
    ENUM
  }

  /// One type of the graph.
  static final class Type {
    final Kind kind;
    final String name;

    /// The fields of the whole graph.
    final Map<String, Field> fields = new LinkedHashMap<>();

    /// Object types of an interface or union, values of an enum.
    final Set<String> members = new LinkedHashSet<>();

    /// The field sets that identify an entity.
    final List<String> keys = new ArrayList<>();

    /// The subgraphs in which an entity can be entered; where it appears otherwise, it is a stub.
    final Set<String> homes = new LinkedHashSet<>();

    /// By subgraph.
    final Map<String, Appearance> appearances = new TreeMap<>();

    Type(Kind kind, String name) {
      this.kind = kind;
      this.name = name;
    }

    void add(Field field) {
      fields.put(field.name(), field);
    }

    boolean isIn(String subgraph) {
      return appearances.containsKey(subgraph);
    }

    Appearance in(String subgraph) {
      return Objects.requireNonNull(appearances.get(subgraph), name + " in " + subgraph);
    }

    /// The subgraphs that answer a field by themselves.
    List<String> resolvers(String field) {
      return appearances.entrySet().stream()
          .filter(a -> a.getValue().resolves(field))
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  /// A field of the graph.
  ///
  /// @param computed what a `@requires` field is computed from; null for any other
  record Field(
      String name,
      TypeRef type,
      List<Argument> arguments,
      boolean isInaccessible,
      @Nullable Computed computed) {

    static Field of(String name, TypeRef type) {
      return new Field(name, type, List.of(), false, null);
    }
  }

  record Argument(String name, TypeRef type) {}

  /// A field that echoes its inputs.
  ///
  /// @param inputs a field set
  /// @param template with a placeholder for each leaf of the field set
  record Computed(String inputs, String template) {}

  /// A type in one subgraph.
  static final class Appearance {
    final List<String> directives = new ArrayList<>();

    /// The members of an abstract type that this subgraph lets it have.
    final Set<String> members = new LinkedHashSet<>();

    final Map<String, Placement> fields = new LinkedHashMap<>();

    boolean resolves(String field) {
      Placement placement = fields.get(field);
      return placement != null && !placement.isExternal();
    }
  }

  /// A field in one subgraph.
  ///
  /// @param directives other than `@external` and `@shareable`
  record Placement(boolean isExternal, String directives) {
    static final Placement PLAIN = new Placement(false, "");
    static final Placement EXTERNAL = new Placement(true, "");
  }

  Type type(String name) {
    return Objects.requireNonNull(types.get(name), name);
  }

  Type add(Kind kind, String name) {
    Type type = new Type(kind, name);
    types.put(name, type);
    return type;
  }

  List<Type> of(Kind kind) {
    return types.values().stream().filter(type -> type.kind == kind).toList();
  }

  /// The interfaces that an object type implements in a subgraph.
  List<String> interfacesOf(String object, String subgraph) {
    return of(Kind.INTERFACE).stream()
        .filter(i -> i.isIn(subgraph) && i.in(subgraph).members.contains(object))
        .map(i -> i.name)
        .toList();
  }
}
