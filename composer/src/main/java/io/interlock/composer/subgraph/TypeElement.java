package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.schema.TypeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A named type: all its definition and extension blocks as one. What its kind does not have is
/// empty.
///
/// @param blocks where it is defined and extended, in source order
/// @param interfaces what an object or interface implements
/// @param fields of an object or interface
/// @param members of a union
/// @param values of an enum
/// @param inputFields of an input object
public record TypeElement(
    TypeKind kind,
    String name,
    @Nullable String description,
    List<Block> blocks,
    List<Application> applications,
    List<NameUse> interfaces,
    Map<String, FieldElement> fields,
    List<NameUse> members,
    Map<String, EnumValueElement> values,
    Map<String, InputElement> inputFields) {

  /// One `type T` or `extend type T`.
  public record Block(boolean isExtension, @Nullable SourceLocation location) {}

  public TypeElement {
    blocks = List.copyOf(blocks);
    applications = List.copyOf(applications);
    interfaces = List.copyOf(interfaces);
    fields = Elements.copy(fields);
    members = List.copyOf(members);
    values = Elements.copy(values);
    inputFields = Elements.copy(inputFields);
  }

  /// A type of which only kind, name and description are known.
  public static TypeElement empty(TypeKind kind, String name, @Nullable String description) {
    return new TypeElement(
        kind,
        name,
        description,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        Map.of(),
        Map.of());
  }

  /// The first place where it is declared.
  public @Nullable SourceLocation location() {
    return blocks.isEmpty() ? null : blocks.getFirst().location();
  }

  public boolean hasDefinition() {
    return blocks.stream().anyMatch(block -> !block.isExtension());
  }

  public boolean hasExtension() {
    return blocks.stream().anyMatch(Block::isExtension);
  }

  public boolean implementsInterface(String interfaceName) {
    return interfaces.stream().anyMatch(use -> use.name().equals(interfaceName));
  }

  public Optional<FieldElement> field(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /// Whether a directive of that name in the schema is applied to the type.
  public boolean has(String directive) {
    return Elements.has(applications, directive);
  }

  public List<Application> applied(String directive) {
    return Elements.applied(applications, directive);
  }

  public TypeElement withFields(Map<String, FieldElement> changed) {
    return new TypeElement(
        kind,
        name,
        description,
        blocks,
        applications,
        interfaces,
        changed,
        members,
        values,
        inputFields);
  }

  public TypeElement withApplications(List<Application> changed) {
    return new TypeElement(
        kind, name, description, blocks, changed, interfaces, fields, members, values, inputFields);
  }

  public TypeElement withBlocks(List<Block> changed) {
    return new TypeElement(
        kind,
        name,
        description,
        changed,
        applications,
        interfaces,
        fields,
        members,
        values,
        inputFields);
  }

  public TypeElement withInterfaces(List<NameUse> changed) {
    return new TypeElement(
        kind,
        name,
        description,
        blocks,
        applications,
        changed,
        fields,
        members,
        values,
        inputFields);
  }

  public TypeElement withMembers(List<NameUse> changed) {
    return new TypeElement(
        kind,
        name,
        description,
        blocks,
        applications,
        interfaces,
        fields,
        changed,
        values,
        inputFields);
  }

  public TypeElement withValues(Map<String, EnumValueElement> changed) {
    return new TypeElement(
        kind,
        name,
        description,
        blocks,
        applications,
        interfaces,
        fields,
        members,
        changed,
        inputFields);
  }

  public TypeElement withInputFields(Map<String, InputElement> changed) {
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
        changed);
  }

  public TypeElement withName(String changed) {
    return new TypeElement(
        kind,
        changed,
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
