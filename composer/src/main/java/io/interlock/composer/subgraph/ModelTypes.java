package io.interlock.composer.subgraph;

import io.interlock.supergraph.fieldset.FieldSetSelection.Argument;
import io.interlock.supergraph.fieldset.TypeView;
import io.interlock.supergraph.schema.TypeKind;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A schema model as field sets see it.
public final class ModelTypes implements TypeView {
  private final SchemaModel model;
  private final Values values;

  public ModelTypes(SchemaModel model) {
    this.model = model;
    this.values = new Values(model);
  }

  @Override
  public boolean hasType(String type) {
    return model.kind(type).isPresent();
  }

  @Override
  public boolean isComposite(String type) {
    return model.isComposite(type);
  }

  @Override
  public boolean isAbstract(String type) {
    return model.kind(type).filter(TypeKind::isAbstract).isPresent();
  }

  @Override
  public Optional<String> fieldBaseType(String type, String field) {
    return field.equals("__typename")
        ? Optional.of("String")
        : model.field(type, field).map(f -> f.type().baseName());
  }

  @Override
  public boolean overlaps(String type, String condition) {
    return type.equals(condition)
        || !Collections.disjoint(model.possibleTypes(type), model.possibleTypes(condition));
  }

  @Override
  public Optional<String> argumentFault(String type, String field, List<Argument> arguments) {
    return model.field(type, field).flatMap(f -> argumentFault(type, f, arguments));
  }

  private Optional<String> argumentFault(
      String type, FieldElement field, List<Argument> arguments) {
    String coordinate = type + "." + field.name();
    for (Argument argument : arguments) {
      InputElement expected = field.arguments().get(argument.name());
      if (expected == null) {
        return Optional.of(
            "Field \"%s\" has no argument \"%s\"".formatted(coordinate, argument.name()));
      }
      Optional<Literal> value = LiteralReader.read(argument.literal());
      if (value.filter(v -> values.isValid(v, expected.type())).isEmpty()) {
        return Optional.of(
            "Argument \"%s\" of \"%s\" is of type %s and cannot be %s"
                .formatted(argument.name(), coordinate, expected.type(), argument.literal()));
      }
    }
    return field.arguments().values().stream()
        .filter(InputElement::isRequired)
        .filter(a -> arguments.stream().noneMatch(given -> given.name().equals(a.name())))
        .map(a -> "Argument \"%s\" of \"%s\" must be given".formatted(a.name(), coordinate))
        .findFirst();
  }
}
