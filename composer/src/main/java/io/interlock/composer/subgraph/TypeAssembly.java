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
import io.interlock.supergraph.schema.TypeKind;
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
  private final List<NameUse> interfaces = new ArrayList<>();
  private final Map<String, FieldElement> fields = new LinkedHashMap<>();
  private final List<NameUse> members = new ArrayList<>();
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
    if (other == kind) {
      return true;
    }
    error(
        name,
        "Type \"%s\" is declared both as %s and as %s".formatted(name, kind.title(), other.title()),
        nodes.place(definition),
        blocks.getFirst().location());
    return false;
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

  void addInterface(Type<?> type) {
    interfaces.add(nodes.nameUse(type));
  }

  void addMember(Type<?> type) {
    members.add(nodes.nameUse(type));
  }

  void addField(FieldDefinition definition, int block) {
    FieldElement field = nodes.field(definition, block);
    FieldElement before = fields.putIfAbsent(field.name(), field);
    if (before != null) {
      alreadyThere(field.name(), field.location(), before.location());
    }
  }

  /// A value named twice is one value: published composers let it pass.
  void addValue(EnumValueDefinition definition) {
    EnumValueElement value = nodes.enumValue(definition);
    values.putIfAbsent(value.name(), value);
  }

  void addInputFields(List<InputValueDefinition> definitions) {
    nodes
        .inputs(definitions, name, false)
        .forEach((fieldName, field) -> {
          InputElement before = inputFields.putIfAbsent(fieldName, field);
          if (before != null) {
            alreadyThere(fieldName, field.location(), before.location());
          }
        });
  }

  private void alreadyThere(String field, @Nullable SourceLocation... places) {
    error(name + "." + field, "Field \"%s.%s\" is defined twice".formatted(name, field), places);
  }

  private void error(String coordinate, String message, @Nullable SourceLocation... places) {
    errors.add(ErrorCode.INVALID_GRAPHQL, coordinate, message, places);
  }

  TypeElement type() {
    return new TypeElement(
        kind,
        name,
        description,
        blocks,
        applications,
        interfaces,
        fields,
        members,
        values,
        inputFields);
  }
}
