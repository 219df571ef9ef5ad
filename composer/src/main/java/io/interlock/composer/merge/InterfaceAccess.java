package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.InputElement;
import io.interlock.composer.subgraph.Literal;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.composer.subgraph.TypeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whoever asks an interface may meet any of its implementations: so it demands what they all
/// demand together. What an `@interfaceObject` demands for a field holds for the implementations.
final class InterfaceAccess {
  private static final List<String> DIRECTIVES =
      List.of("authenticated", "requiresScopes", "policy");

  private final MergeContext context;
  private final Map<String, TypeElement> types;
  private final List<String> names;

  InterfaceAccess(MergeContext context, Map<String, TypeElement> types) {
    this.context = context;
    this.types = types;
    this.names =
        DIRECTIVES.stream()
            .map(context.composed()::nameOf)
            .filter(name -> !name.isEmpty())
            .toList();
  }

  void spread() {
    if (names.isEmpty()) {
      return;
    }
    List<TypeElement> interfaces =
        types.values().stream().filter(type -> type.kind() == TypeKind.INTERFACE).toList();
    interfaces.forEach(this::spreadDown);
    interfaces.forEach(type -> spreadUp(type.name()));
  }

  /// From the fields of an interface object to the implementations.
  private void spreadDown(TypeElement type) {
    for (FieldElement field : type.fields().values()) {
      List<Application> demands = demands(field.applications());
      if (!demands.isEmpty()) {
        for (String name : implementations(type.name())) {
          TypeElement implementation = Elements.get(types, name);
          implementation
              .field(field.name())
              .ifPresent(own -> replace(implementation, demanding(own, List.of(demands))));
        }
      }
    }
  }

  private void spreadUp(String name) {
    TypeElement type = Elements.get(types, name);
    Set<String> implementations = implementations(name);
    List<List<Application>> ofTypes = new ArrayList<>();
    implementations.forEach(i -> ofTypes.add(demands(Elements.get(types, i).applications())));
    types.put(name, type.withApplications(merged(type.applications(), ofTypes)));
    for (FieldElement field : type.fields().values()) {
      List<List<Application>> ofFields = new ArrayList<>();
      for (String implementation : implementations) {
        Elements.get(types, implementation)
            .field(field.name())
            .ifPresent(own -> ofFields.add(demands(own.applications())));
      }
      replace(Elements.get(types, name), demanding(field, ofFields));
    }
  }

  private Set<String> implementations(String name) {
    return context.relations().possibleTypes(name);
  }

  private void replace(TypeElement type, FieldElement field) {
    Map<String, FieldElement> fields =
        new LinkedHashMap<>(Elements.get(types, type.name()).fields());
    fields.put(field.name(), field);
    types.put(type.name(), Elements.get(types, type.name()).withFields(fields));
  }

  private FieldElement demanding(FieldElement field, List<List<Application>> more) {
    return field.withApplications(merged(field.applications(), more));
  }

  private List<Application> demands(List<Application> applications) {
    return applications.stream().filter(a -> names.contains(a.name())).toList();
  }

  /// `own` with its demands replaced by the conjunction of them and `more`.
  private List<Application> merged(List<Application> own, List<List<Application>> more) {
    List<Application> all = new ArrayList<>(demands(own));
    more.forEach(all::addAll);
    List<Application> result =
        new ArrayList<>(own.stream().filter(a -> !names.contains(a.name())).toList());
    for (String name : names) {
      List<Application> same = Elements.applied(all, name);
      if (!same.isEmpty()) {
        result.add(conjunction(name, same));
      }
    }
    return result;
  }

  private Application conjunction(String name, List<Application> same) {
    if (same.stream().map(Application::arguments).distinct().count() == 1) {
      return Application.of(name, same.getFirst().arguments());
    }
    List<Application.Argument> arguments = new ArrayList<>();
    for (InputElement argument : context.composed().definition(name).arguments().values()) {
      List<Literal> values =
          same.stream().flatMap(a -> a.argument(argument.name()).stream()).toList();
      arguments.add(
          new Application.Argument(argument.name(), ArgumentStrategy.CONJUNCTION.merge(values)));
    }
    return Application.of(name, arguments);
  }
}
