package io.interlock.composer.subgraph;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Federation 1 was lenient about `fields`: lists and bare names, and selections of fields that are
/// not external, which had no effect.
final class Federation1FieldSets {
  private static final List<String> DIRECTIVES = List.of("key", "requires", "provides");

  private Federation1FieldSets() {}

  /// Writes every `fields` that is a list of strings or a bare name as one string.
  static Subgraph asStrings(Subgraph subgraph) {
    return subgraph.withSchema(
        subgraph
            .schema()
            .mapTypes(type ->
                type.withApplications(asStrings(subgraph, type.applications()))
                    .withFields(
                        Elements.mapEach(
                            type.fields(),
                            field ->
                                field.withApplications(
                                    asStrings(subgraph, field.applications()))))));
  }

  private static List<Application> asStrings(Subgraph subgraph, List<Application> applications) {
    return applications.stream()
        .map(application ->
            DIRECTIVES.stream().anyMatch(d -> subgraph.directive(d).equals(application.name()))
                ? withStringFields(application)
                : application)
        .toList();
  }

  static Application withStringFields(Application application) {
    List<Application.Argument> arguments =
        application.arguments().stream()
            .map(argument ->
                argument.name().equals("fields")
                    ? new Application.Argument("fields", asString(argument.value()))
                    : argument)
            .toList();
    return application.withArguments(arguments);
  }

  private static Literal asString(Literal value) {
    return switch (value) {
      case Literal.EnumLiteral name -> new Literal.StringLiteral(name.name());
      case Literal.ListLiteral list
          when list.values().stream().allMatch(Literal.StringLiteral.class::isInstance) ->
          new Literal.StringLiteral(
              list.values().stream()
                  .map(v -> ((Literal.StringLiteral) v).value())
                  .collect(Collectors.joining(" ")));
      default -> value;
    };
  }

  /// Takes from `@requires` and `@provides` what is not external, and these directives where
  /// nothing remains.
  static Subgraph dropInactive(Subgraph subgraph) {
    return subgraph.withSchema(
        subgraph
            .schema()
            .mapFields((type, field) -> {
              List<Application> kept = new ArrayList<>();
              for (Application application : field.applications()) {
                activePart(subgraph, type, field, application).ifPresent(kept::add);
              }
              return field.withApplications(kept);
            }));
  }

  private static Optional<Application> activePart(
      Subgraph subgraph, TypeElement type, FieldElement field, Application application) {
    boolean isRequires = application.name().equals(subgraph.directive("requires"));
    boolean isProvides = application.name().equals(subgraph.directive("provides"));
    Optional<FieldSet> set = FieldSets.of(application);
    if (!isRequires && !isProvides || set.isEmpty()) {
      return Optional.of(application);
    }
    String target = isRequires ? type.name() : field.type().baseName();
    List<FieldSetSelection> active = active(subgraph, set.get().selections(), target);
    if (active.equals(set.get().selections())) {
      return Optional.of(application);
    }
    return active.isEmpty()
        ? Optional.empty()
        : Optional.of(withFields(application, new FieldSet(active).toString()));
  }

  private static Application withFields(Application application, String fields) {
    return application.withArguments(
        application.arguments().stream()
            .map(argument ->
                argument.name().equals("fields")
                    ? new Application.Argument("fields", new Literal.StringLiteral(fields))
                    : argument)
            .toList());
  }

  private static List<FieldSetSelection> active(
      Subgraph subgraph, List<FieldSetSelection> selections, String type) {
    List<FieldSetSelection> active = new ArrayList<>();
    for (FieldSetSelection selection : selections) {
      switch (selection) {
        case FieldSetSelection.Field field ->
            activeField(subgraph, field, type).ifPresent(active::add);
        case FieldSetSelection.InlineFragment fragment -> {
          String condition = fragment.typeCondition() == null ? type : fragment.typeCondition();
          List<FieldSetSelection> inner = active(subgraph, fragment.selections(), condition);
          if (!inner.isEmpty()) {
            active.add(
                new FieldSetSelection.InlineFragment(
                    fragment.typeCondition(), fragment.directives(), inner));
          }
        }
      }
    }
    return active;
  }

  private static Optional<FieldSetSelection> activeField(
      Subgraph subgraph, FieldSetSelection.Field field, String type) {
    if (field.name().equals("__typename")) {
      return Optional.empty();
    }
    Optional<FieldElement> element = subgraph.schema().field(type, field.name());
    if (element.isEmpty() || isExternal(subgraph, type, field.name())) {
      return Optional.of(field); // an unknown field is reported by the field set rules
    }
    String base = element.get().type().baseName();
    if (field.selections().isEmpty()) {
      boolean lacksSelection = subgraph.schema().isComposite(base);
      return lacksSelection ? Optional.of(field) : Optional.empty(); // reported likewise
    }
    List<FieldSetSelection> inner = active(subgraph, field.selections(), base);
    return inner.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FieldSetSelection.Field(
                field.alias(), field.name(), field.arguments(), field.directives(), inner));
  }

  private static boolean isExternal(Subgraph subgraph, String type, String field) {
    return subgraph.facts().isExternal(type, field)
        || subgraph.schema().implementations(type).stream()
            .anyMatch(implementation -> subgraph.facts().isExternal(implementation, field));
  }

  static List<TypeElement> interfacesWithKeys(Subgraph subgraph) {
    return subgraph.schema().types().values().stream()
        .filter(type -> type.kind() == TypeKind.INTERFACE && !subgraph.keys(type).isEmpty())
        .toList();
  }

  /// Takes these directives from interfaces, and `@provides` from fields that return no object.
  static Subgraph dropIllegal(Subgraph subgraph) {
    String provides = subgraph.directive("provides");
    SchemaModel model =
        subgraph
            .schema()
            .mapTypes(type -> type.kind() == TypeKind.INTERFACE ? plain(subgraph, type) : type);
    return subgraph.withSchema(
        model.mapFields((type, field) ->
            model.isComposite(field.type().baseName())
                ? field
                : field.withApplications(Elements.without(field.applications(), provides))));
  }

  private static TypeElement plain(Subgraph subgraph, TypeElement type) {
    return type.withApplications(Elements.without(type.applications(), subgraph.directive("key")))
        .withFields(
            Elements.mapEach(
                type.fields(),
                field ->
                    field.withApplications(
                        Elements.without(
                            Elements.without(field.applications(), subgraph.directive("requires")),
                            subgraph.directive("provides")))));
  }
}
