package io.interlock.executor.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A supergraph as it is drawn: the types of the whole graph, and for each where it appears. Owned
/// by the generator that fills it.
final class Blueprint {
  static final Set<String> SCALARS = Set.of("ID", "String", "Int", "Float", "Boolean");

  final List<String> subgraphs;
  final Map<String, Type> types = new LinkedHashMap<>();

  /// The labels of the progressive overrides that have happened.
  final Set<String> labels = new TreeSet<>();

  Blueprint(List<String> subgraphs) {
    this.subgraphs = List.copyOf(subgraphs);
  }

  enum Kind {
    ENTITY,
    VALUE,
    ROOT,
    INTERFACE,
    UNION,
    ENUM,
    INPUT
  }

  /// One type of the graph.
  static final class Type {
    final Kind kind;
    final String name;

    /// The fields of the whole graph.
    final Map<String, Field> fields = new LinkedHashMap<>();

    /// Object types of an interface or union, values of an enum.
    final Set<String> members = new LinkedHashSet<>();

    /// By field, the subgraphs that say that it is never null although the graph does not.
    final Map<String, Set<String>> strict = new TreeMap<>();

    /// By field of a value type, the subgraphs with a field that is computed from it.
    final Map<String, Set<String>> inputs = new TreeMap<>();

    /// The interface that an interface implements, wherever both appear.
    @Nullable Type wider;

    /// The field sets that identify an entity.
    final List<String> keys = new ArrayList<>();

    /// The subgraphs in which an entity can be entered; where it appears otherwise, it is a stub.
    final Set<String> homes = new LinkedHashSet<>();

    /// The fields that some subgraph provides although others answer them.
    final Set<String> provided = new TreeSet<>();

    /// By subgraph.
    final Map<String, Appearance> appearances = new TreeMap<>();

    Type(Kind kind, String name) {
      this.kind = kind;
      this.name = name;
    }

    /// What a subgraph says of a field's type.
    TypeRef typeIn(String subgraph, Field field) {
      boolean isStrict = strict.getOrDefault(field.name(), Set.of()).contains(subgraph);
      return isStrict ? new TypeRef.NonNull(field.type()) : field.type();
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

    /// Whether a field is part of a key, or might become one.
    boolean isOfKey(String field) {
      return field.equals("id")
          || keys.stream().anyMatch(key -> key.matches(".*\\b" + field + "\\b.*"));
    }

    boolean isExternalSomewhere(String field) {
      return appearances.values().stream()
          .map(appearance -> appearance.fields.get(field))
          .anyMatch(placement -> placement != null && placement.role() == Role.EXTERNAL);
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
  /// @param echo the same as the subgraph has it
  /// @param holder the type of the entity with the same number that has the inputs; null for the
  ///   entity itself
  record Computed(String inputs, String template, String echo, @Nullable String holder) {
    static Computed of(String inputs, String template) {
      return new Computed(inputs, template, template, null);
    }
  }

  /// A type in one subgraph.
  static final class Appearance {
    final List<String> directives = new ArrayList<>();

    /// The members of an abstract type that this subgraph lets it have.
    final Set<String> members = new LinkedHashSet<>();

    final Map<String, Placement> fields = new LinkedHashMap<>();

    /// Whether this subgraph knows the interface but none of its objects.
    boolean isInterfaceObject;

    boolean mayHold(String member) {
      return isInterfaceObject || members.contains(member);
    }

    boolean resolves(String field) {
      Placement placement = fields.get(field);
      return placement != null && placement.role() == Role.RESOLVED;
    }
  }

  /// A field in one subgraph.
  ///
  /// @param directives other than `@external` and `@shareable`
  /// @param arguments that clients do not see
  record Placement(Role role, String directives, String arguments) {
    static final Placement PLAIN = new Placement(Role.RESOLVED, "", "");
    static final Placement EXTERNAL = new Placement(Role.EXTERNAL, "", "");

    static Placement with(String directives) {
      return new Placement(Role.RESOLVED, " " + directives, "");
    }

    Placement tagged() {
      return new Placement(role, directives + " @tag(name: \"t\")", arguments);
    }

    /// The same after the field has moved to another subgraph.
    Placement moved() {
      return new Placement(Role.MOVED, directives, arguments);
    }
  }

  /// What a subgraph is to a field that it has.
  enum Role {
    RESOLVED,
    EXTERNAL,

    /// It resolved the field before another subgraph did.
    MOVED
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

  /// The subgraphs that answer a field of an object, as such or for its interface.
  Set<String> resolvers(Type object, Field field) {
    Set<String> resolvers = new TreeSet<>(object.resolvers(field.name()));
    for (String subgraph : subgraphs) {
      Type standIn = interfaceObjectOf(object.name, subgraph);
      if (standIn != null && standIn.in(subgraph).resolves(field.name())) {
        resolvers.add(subgraph);
      }
    }
    return resolvers;
  }

  /// The interface that stands for an object type in a subgraph.
  @Nullable Type interfaceObjectOf(String object, String subgraph) {
    for (Type type : of(Kind.INTERFACE)) {
      if (type.members.contains(object)
          && type.isIn(subgraph)
          && type.in(subgraph).isInterfaceObject) {
        return type;
      }
    }
    return null;
  }

  /// The interfaces that a type implements in a subgraph.
  List<String> interfacesOf(String object, String subgraph) {
    Type wider = type(object).wider;
    if (wider != null) {
      return wider.isIn(subgraph) ? List.of(wider.name) : List.of();
    }
    return of(Kind.INTERFACE).stream()
        .filter(i -> i.isIn(subgraph) && i.in(subgraph).members.contains(object))
        .map(i -> i.name)
        .toList();
  }
}
