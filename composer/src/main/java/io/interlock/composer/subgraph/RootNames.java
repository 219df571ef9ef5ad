package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.Errors;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Gives root types their default names: the supergraph has one `Query`, whatever its subgraphs
/// call theirs.
final class RootNames {
  private RootNames() {}

  static SchemaModel normalise(SchemaModel model, Errors errors) {
    Map<String, String> renamed = new LinkedHashMap<>();
    for (RootKind kind : RootKind.values()) {
      Optional<String> name =
          model.schema().root(kind).filter(root -> !root.equals(kind.defaultName()));
      if (name.isPresent()) {
        checkFree(model, kind, name.get(), renamed, errors);
        renamed.put(name.get(), kind.defaultName());
      }
    }
    return renamed.isEmpty() || !errors.isEmpty() ? model : renamed(model, renamed);
  }

  /// The default name is free when no type has it, or one that gets another name.
  private static void checkFree(
      SchemaModel model, RootKind kind, String root, Map<String, String> renamed, Errors errors) {
    Optional<TypeElement> other =
        model.type(kind.defaultName()).filter(type -> !renamed.containsKey(type.name()));
    if (other.isPresent()) {
      errors.add(
          kind.nameTaken(),
          kind.defaultName(),
          ("There is a type \"%s\", but the %s root is \"%s\": rename the type, or make it the root")
              .formatted(kind.defaultName(), kind.keyword(), root),
          other.get().location(),
          model.type(root).map(TypeElement::location).orElse(null));
    }
  }

  private static SchemaModel renamed(SchemaModel model, Map<String, String> names) {
    Map<String, TypeElement> types = new LinkedHashMap<>();
    for (TypeElement type : model.types().values()) {
      TypeElement changed = renamed(type, names);
      types.put(changed.name(), changed);
    }
    Map<RootKind, NameUse> roots = new EnumMap<>(RootKind.class);
    model.schema().roots().forEach((kind, use) -> roots.put(kind, renamed(use, names)));
    return model.withTypes(types).withSchema(model.schema().withRoots(roots));
  }

  private static TypeElement renamed(TypeElement type, Map<String, String> names) {
    return type.withName(names.getOrDefault(type.name(), type.name()))
        .withMembers(type.members().stream().map(use -> renamed(use, names)).toList())
        .withFields(Elements.mapEach(type.fields(), field -> renamed(field, names)));
  }

  private static FieldElement renamed(FieldElement field, Map<String, String> names) {
    String base = field.type().baseName();
    return names.containsKey(base)
        ? field.withType(field.type().withBaseName(Elements.get(names, base)))
        : field;
  }

  private static NameUse renamed(NameUse use, Map<String, String> names) {
    return new NameUse(names.getOrDefault(use.name(), use.name()), use.location());
  }
}
