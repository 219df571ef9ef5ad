package io.interlock.composer.subgraph;

import io.interlock.supergraph.schema.TypeRef;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes every default and every directive's argument as the plainest literal of its type, so that
/// values that mean the same look the same from here on.
final class PlainValues {
  private final SchemaModel model;
  private final Values values;
  private final Set<String> keptAsWritten;

  private PlainValues(SchemaModel model, Set<String> keptAsWritten) {
    this.model = model;
    this.values = new Values(model);
    this.keptAsWritten = keptAsWritten;
  }

  /// The subgraph, whose values have been checked, with plain ones. Field sets stay as written:
  /// what they must be is federation's rule.
  static Subgraph in(Subgraph subgraph) {
    Set<String> fieldSets =
        Arrays.stream(FieldSetDirective.values())
            .map(directive -> subgraph.directive(directive.specName()))
            .collect(Collectors.toSet());
    return subgraph.withSchema(in(subgraph.schema(), fieldSets));
  }

  private static SchemaModel in(SchemaModel model, Set<String> keptAsWritten) {
    PlainValues plain = new PlainValues(model, keptAsWritten);
    return model
        .mapTypes(plain::type)
        .withSchema(model.schema().withApplications(plain.applied(model.schema().applications())))
        .withDirectives(
            Elements.mapEach(
                model.directives(),
                d -> d.withArguments(Elements.mapEach(d.arguments(), plain::input))));
  }

  private TypeElement type(TypeElement type) {
    TypeElement changed = type.withApplications(applied(type.applications()));
    return switch (type.kind()) {
      case OBJECT, INTERFACE -> changed.withFields(Elements.mapEach(type.fields(), this::field));
      case INPUT_OBJECT ->
          changed.withInputFields(Elements.mapEach(type.inputFields(), this::input));
      case ENUM -> changed.withValues(Elements.mapEach(type.values(), this::enumValue));
      case SCALAR, UNION -> changed;
    };
  }

  private FieldElement field(FieldElement field) {
    boolean isPlain = field.arguments().isEmpty() && field.applications().isEmpty();
    return isPlain
        ? field
        : field
            .withApplications(applied(field.applications()))
            .withArguments(Elements.mapEach(field.arguments(), this::input));
  }

  private EnumValueElement enumValue(EnumValueElement value) {
    return value.applications().isEmpty()
        ? value
        : value.withApplications(applied(value.applications()));
  }

  private InputElement input(InputElement input) {
    Literal value = input.defaultValue();
    InputElement changed = input.withApplications(applied(input.applications()));
    return value == null ? changed : changed.withDefaultValue(plain(value, input.type()));
  }

  private List<Application> applied(List<Application> applications) {
    return applications.stream().map(this::plain).toList();
  }

  private Application plain(Application application) {
    boolean isPlain =
        application.arguments().isEmpty() || keptAsWritten.contains(application.name());
    return isPlain
        ? application
        : model
            .directive(application.name())
            .map(directive -> plain(application, directive))
            .orElse(application);
  }

  private Application plain(Application application, DirectiveElement directive) {
    return application.withArguments(
        application.arguments().stream()
            .map(argument -> plain(argument, Elements.get(directive.arguments(), argument.name())))
            .toList());
  }

  private Application.Argument plain(Application.Argument argument, InputElement expected) {
    return new Application.Argument(argument.name(), plain(argument.value(), expected.type()));
  }

  private Literal plain(Literal value, TypeRef type) {
    return values.read(value, type).orElse(value);
  }
}
