package io.interlock.composer.subgraph;

import graphql.language.DirectivesContainer;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One type, as far as its blocks have been read.
final class TypeAssembly {
  private final TypeKind kind;
  private final String name;
  private final NodeReader nodes;
  private final Errors errors;
  private final List<TypeElement.Block> blocks = new ArrayList<>();
  private final List<Application> applications = new ArrayList<>();
  private final Map<String, NameUse> interfaces = new LinkedHashMap<>();
  private final Map<String, FieldElement> fields = new LinkedHashMap<>();
  private final Map<String, NameUse> members = new LinkedHashMap<>();
  private final Map<String, EnumValueElement> values = new LinkedHashMap<>();
  private final Map<String, InputElement> inputFields = new LinkedHashMap<>();
  private @Nullable String description;

  TypeAssembly(TypeKind kind, String name, NodeReader nodes, Errors errors) {
    this.kind = kind;
    this.name = name;
    this.nodes = nodes;
    this.errors = errors;
  }

  /// Whether `definition` can be one more block of this type; an error is added when not.
  boolean accepts(TypeKind other, TypeDefinition<?> definition) {
    boolean isExtension = definition instanceof SDLExtensionDefinition;
    if (other != kind) {
      error(
          name,
          "Type \"%s\" is declared both as %s and as %s"
              .formatted(name, kind.title(), other.title()),
          nodes.place(definition));
      return false;
    }
    if (!isExtension && blocks.stream().anyMatch(block -> !block.isExtension())) {
      error(
          name, "There can be only one type named \"%s\"".formatted(name), nodes.place(definition));
      return false;
    }
    return true;
  }

  /// Starts a block: its directives and description. The number of the block.
  int open(TypeDefinition<?> definition) {
    boolean isExtension = definition instanceof SDLExtensionDefinition;
    int block = blocks.size();
    blocks.add(new TypeElement.Block(isExtension, nodes.place(definition)));
    if (!isExtension && definition instanceof graphql.language.AbstractDescribedNode<?> described) {
      description = NodeReader.description(described.getDescription());
    }
    applications.addAll(
        nodes.applications(((DirectivesContainer<?>) definition).getDirectives(), block));
    return block;
  }

  /// An interface implemented twice counts once.
  void addInterface(Type<?> type) {
    NameUse use = nodes.nameUse(type);
    interfaces.putIfAbsent(use.name(), use);
  }

  /// A member named twice counts once.
  void addMember(Type<?> type) {
    NameUse use = nodes.nameUse(type);
    members.putIfAbsent(use.name(), use);
  }

  void addField(FieldDefinition definition, int block) {
    FieldElement field = nodes.field(definition, name, block);
    if (fields.putIfAbsent(field.name(), field) != null) {
      alreadyThere("Field", field.name(), field.location());
    }
  }

  void addValue(EnumValueDefinition definition) {
    EnumValueElement value = nodes.enumValue(definition);
    if (values.putIfAbsent(value.name(), value) != null) {
      alreadyThere("Value", value.name(), value.location());
    }
  }

  void addInputFields(List<InputValueDefinition> definitions) {
    nodes
        .inputs(definitions, name, false)
        .forEach((fieldName, field) -> {
          if (inputFields.putIfAbsent(fieldName, field) != null) {
            alreadyThere("Field", fieldName, field.location());
          }
        });
  }

  private void alreadyThere(String what, String element, @Nullable SourceLocation place) {
    error(
        name + "." + element, "%s %s is defined twice on %s".formatted(what, element, name), place);
  }

  private void error(String coordinate, String message, @Nullable SourceLocation place) {
    errors.add(ErrorCode.INVALID_GRAPHQL, coordinate, message, place);
  }

  TypeElement type() {
    return new TypeElement(
        kind,
        name,
        description,
        blocks,
        applications,
        List.copyOf(interfaces.values()),
        fields,
        List.copyOf(members.values()),
        values,
        inputFields);
  }
}
