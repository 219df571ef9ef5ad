package io.interlock.composer.subgraph;

import static java.util.stream.Collectors.toSet;

import graphql.language.OperationTypeDefinition;
import graphql.language.SchemaDefinition;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The `schema` blocks, as far as they have been read.
final class SchemaAssembly {
  private final NodeReader nodes;
  private final Errors errors;
  private final List<Application> applications = new ArrayList<>();
  private final Map<RootKind, NameUse> roots = new EnumMap<>(RootKind.class);
  private @Nullable String description;
  private @Nullable SourceLocation location;
  private int block;

  SchemaAssembly(NodeReader nodes, Errors errors) {
    this.nodes = nodes;
    this.errors = errors;
  }

  /// Several definitions are one, as long as they name the same roots.
  void add(SchemaDefinition definition) {
    location = location == null ? nodes.place(definition) : location;
    if (definition.getDescription() != null) {
      description = NodeReader.description(definition.getDescription());
    }
    applications.addAll(nodes.applications(definition.getDirectives(), block++));
    definition.getOperationTypeDefinitions().forEach(this::addRoot);
  }

  private void addRoot(OperationTypeDefinition operation) {
    Optional<RootKind> kind = RootKind.of(operation.getName());
    NameUse use = nodes.nameUse(operation.getTypeName());
    if (kind.isEmpty()) {
      error(
          "\"%s\" is no kind of operation: expected query, mutation or subscription"
              .formatted(operation.getName()),
          nodes.place(operation));
      return;
    }
    NameUse before = roots.putIfAbsent(kind.get(), use);
    if (before != null && !before.name().equals(use.name())) {
      error(
          "The %s root cannot be both \"%s\" and \"%s\""
              .formatted(operation.getName(), before.name(), use.name()),
          before.location(),
          use.location());
    }
  }

  private void error(String message, @Nullable SourceLocation... places) {
    errors.add(ErrorCode.INVALID_GRAPHQL, "", message, places);
  }

  /// The schema with the roots that are declared, and for the other kinds of operations the object
  /// types that have the default names.
  SchemaElement schema(Map<String, TypeElement> types) {
    Map<RootKind, NameUse> all = new EnumMap<>(RootKind.class);
    all.putAll(roots);
    Set<String> declared = roots.values().stream().map(NameUse::name).collect(toSet());
    for (RootKind kind : RootKind.values()) {
      TypeElement type = types.get(kind.defaultName());
      if (type != null && type.kind() == TypeKind.OBJECT && !declared.contains(type.name())) {
        all.putIfAbsent(kind, new NameUse(type.name(), type.location()));
      }
    }
    return new SchemaElement(description, all, applications, location);
  }
}
