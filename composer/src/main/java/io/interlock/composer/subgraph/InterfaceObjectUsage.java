package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ways in which `@interfaceObject` is misused, wherever they are found.
public final class InterfaceObjectUsage {
  private InterfaceObjectUsage() {}

  /// An object without a key cannot stand for anything that others resolve.
  static void withoutKey(TypeElement type, Errors errors) {
    report(
        type.name(),
        "@interfaceObject can be used only on a type with at least one @key, but \"%s\" has none"
            .formatted(type.name()),
        List.of(type),
        errors);
  }

  /// An interface that federation 1 keyed cannot be resolved as an object elsewhere: its key means
  /// nothing there.
  static void besideFederation1Key(
      Subgraph subgraph, TypeElement type, String federation1, TypeElement keyed, Errors errors) {
    report(
        type.name(),
        "\"%s\" is an @interfaceObject in subgraph \"%s\", but federation 1 subgraph \"%s\" has a @key on that interface: that subgraph must be upgraded to federation 2"
            .formatted(type.name(), subgraph.name(), federation1),
        List.of(type, keyed),
        errors);
  }

  /// Somebody has to say what the interface is.
  ///
  /// @param subgraphs a phrase that names them
  public static void withoutInterface(
      Collection<TypeElement> types, String subgraphs, Errors errors) {
    String name = types.iterator().next().name();
    report(
        name,
        "Type \"%s\" is declared with @interfaceObject in every subgraph that has it (%s): one of them should define it as an interface"
            .formatted(name, subgraphs),
        types,
        errors);
  }

  /// Whoever knows the implementations must know the interface too.
  ///
  /// @param known implementations that the subgraph defines
  public static void besideImplementations(
      Subgraph subgraph, TypeElement type, List<String> known, Errors errors) {
    List<TypeElement> all = new ArrayList<>();
    all.add(type);
    known.forEach(name -> all.add(Elements.get(subgraph.schema().types(), name)));
    report(
        type.name(),
        "[%s] \"%s\" is an @interfaceObject here, so its implementations cannot be defined here, but %s is"
            .formatted(subgraph.name(), type.name(), String.join(", ", known)),
        all,
        errors);
  }

  private static void report(
      String coordinate, String message, Collection<TypeElement> types, Errors errors) {
    List<@Nullable SourceLocation> places = new ArrayList<>();
    types.forEach(type -> places.add(type.location()));
    errors.add(ErrorCode.INTERFACE_OBJECT_USAGE_ERROR, coordinate, message, places);
  }
}
