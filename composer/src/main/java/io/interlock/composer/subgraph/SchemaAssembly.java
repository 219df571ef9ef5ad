package io.interlock.composer.subgraph;

import graphql.language.OperationTypeDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.SchemaDefinition;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `schema` blocks, as far as they have been read.
final class SchemaAssembly {
  private final NodeReader nodes;
  private final Errors errors;
  private final List<Application> applications = new ArrayList<>();
  private final Map<RootKind, NameUse> roots = new EnumMap<>(RootKind.class);
  private @Nullable String description;
  private @Nullable SourceLocation location;
  private boolean isDefined;
  private int block;

  SchemaAssembly(NodeReader nodes, Errors errors) {
    this.nodes = nodes;
    this.errors = errors;
  }

  void add(SchemaDefinition definition) {
    boolean isExtension = definition instanceof SDLExtensionDefinition;
    if (!isExtension && isDefined) {
      errors.add(
          ErrorCode.INVALID_GRAPHQL,
          "",
          "There can be only one schema definition",
          nodes.place(definition));
    }
    isDefined |= !isExtension;
    location = location == null ? nodes.place(definition) : location;
    if (!isExtension) {
      description = NodeReader.description(definition.getDescription());
    }
    applications.addAll(nodes.applications(definition.getDirectives(), block++));
    definition.getOperationTypeDefinitions().forEach(this::addRoot);
  }

  private void addRoot(OperationTypeDefinition operation) {
    for (RootKind kind : RootKind.values()) {
      if (kind.keyword().equals(operation.getName())) {
        if (roots.putIfAbsent(kind, nodes.nameUse(operation.getTypeName())) != null) {
          errors.add(
              ErrorCode.INVALID_GRAPHQL,
              "",
              "There can be only one %s type in the schema".formatted(operation.getName()),
              nodes.place(operation));
        }
        return;
      }
    }
    errors.add(
        ErrorCode.INVALID_GRAPHQL,
        "",
        "\"%s\" is no kind of operation".formatted(operation.getName()),
        nodes.place(operation));
  }

  SchemaElement schema(Map<String, TypeElement> types) {
    Map<RootKind, NameUse> all = new EnumMap<>(RootKind.class);
    all.putAll(roots);
    if (roots.isEmpty()) {
      for (RootKind kind : RootKind.values()) {
        TypeElement type = types.get(kind.defaultName());
        if (type != null) {
          all.put(kind, new NameUse(type.name(), type.location()));
        }
      }
    }
    return new SchemaElement(description, all, applications, location);
  }
}
