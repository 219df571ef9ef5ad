package io.interlock.composer.subgraph;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the federation directives of a subgraph mean for its fields: external, provided, shareable,
/// used. Immutable.
public final class FederationFacts {
  private final Subgraph subgraph;
  private final SchemaModel model;
  private final FieldSets fieldSets;
  private final FieldNames fakeExternal = new FieldNames();
  private final FieldNames external = new FieldNames();
  private final FieldNames provided = new FieldNames();
  private final FieldNames shareable = new FieldNames();
  private final FieldNames used = new FieldNames();
  private final List<Requirement> requirements = new ArrayList<>();

  /// A field that is computed from others of its type, by `@requires`.
  public record Requirement(
      TypeElement type, FieldElement field, Application application, FieldSet fieldSet) {
    public String coordinate() {
      return type.name() + "." + field.name();
    }
  }

  /// Some fields, by their types' names and their own. Asked for every field.
  private static final class FieldNames {
    private final Map<String, Set<String>> byType = new HashMap<>();

    void add(TypeElement type, FieldElement field) {
      byType.computeIfAbsent(type.name(), name -> new HashSet<>()).add(field.name());
    }

    boolean contains(String type, String field) {
      Set<String> ofType = byType.get(type);
      return ofType != null && ofType.contains(field);
    }
  }

  FederationFacts(Subgraph subgraph) {
    this.subgraph = subgraph;
    this.model = subgraph.schema();
    this.fieldSets = new FieldSets(model);
    model.types().values().forEach(this::findFakeExternals);
    model.types().values().forEach(this::findExternals);
    model.types().values().forEach(this::readFieldSets);
    model.types().values().forEach(this::findShareables);
    model.types().values().forEach(this::useInterfaceFields);
    ContextUses.of(subgraph).forEach(use -> use.forEachSelectedField(model, this::use));
  }

  /// Key fields of an extension are marked external by old habit, though they are resolved.
  private void findFakeExternals(TypeElement type) {
    boolean extendsAll = subgraph.has(type, "extends");
    for (Application key : subgraph.keys(type)) {
      boolean isOnExtension = extendsAll || type.blocks().get(key.block()).isExtension();
      if (isOnExtension) {
        FieldSets.of(key)
            .ifPresent(set -> fieldSets.forEachField(set, type.name(), this::addFakeExternal));
      }
    }
  }

  private void addFakeExternal(TypeElement type, FieldElement field) {
    if (subgraph.has(field, "external")) {
      fakeExternal.add(type, field);
    }
  }

  private void findExternals(TypeElement type) {
    boolean isAllExternal =
        !subgraph.isFederation1()
            && type.kind() == TypeKind.OBJECT
            && subgraph.has(type, "external");
    for (FieldElement field : type.fields().values()) {
      boolean isMarked = isAllExternal || subgraph.has(field, "external");
      if (isMarked && !fakeExternal.contains(type.name(), field.name())) {
        external.add(type, field);
      }
    }
  }

  private void readFieldSets(TypeElement type) {
    for (Application key : subgraph.keys(type)) {
      FieldSets.of(key)
          .ifPresent(set -> fieldSets.forEachField(set, type.name(), this::useAsKeyField));
    }
    for (FieldElement field : type.fields().values()) {
      for (Application requires : subgraph.applied(field.applications(), "requires")) {
        FieldSets.of(requires)
            .ifPresent(set -> {
              fieldSets.forEachField(set, type.name(), this::use);
              requirements.add(new Requirement(type, field, requires, set));
            });
      }
      for (Application provides : subgraph.applied(field.applications(), "provides")) {
        String target = field.type().baseName();
        FieldSets.of(provides)
            .ifPresent(set -> fieldSets.forEachField(set, target, this::useAsProvided));
      }
    }
  }

  private void useAsKeyField(TypeElement type, FieldElement field) {
    use(type, field);
    shareable.add(type, field);
  }

  private void useAsProvided(TypeElement type, FieldElement field) {
    use(type, field);
    provided.add(type, field);
    if (isExternal(type.name(), field.name())) {
      shareable.add(type, field);
    }
  }

  private void use(TypeElement type, FieldElement field) {
    used.add(type, field);
  }

  private void findShareables(TypeElement type) {
    if (type.kind() != TypeKind.OBJECT) {
      return;
    }
    Set<Integer> shareableBlocks = new HashSet<>();
    subgraph
        .applied(type.applications(), "shareable")
        .forEach(application -> shareableBlocks.add(application.block()));
    for (FieldElement field : type.fields().values()) {
      if (subgraph.has(field, "shareable") || shareableBlocks.contains(field.block())) {
        shareable.add(type, field);
      }
    }
  }

  private void useInterfaceFields(TypeElement type) {
    if (type.kind() != TypeKind.INTERFACE) {
      return;
    }
    for (String name : model.possibleTypes(type.name())) {
      TypeElement implementation = Elements.get(model.types(), name);
      for (FieldElement field : implementation.fields().values()) {
        if (type.fields().containsKey(field.name())) {
          use(implementation, field);
        }
      }
    }
  }

  /// All `@requires` that can be read.
  public List<Requirement> requirements() {
    return List.copyOf(requirements);
  }

  /// Not resolved here, but for what some `@provides` says.
  public boolean isExternal(String type, String field) {
    return external.contains(type, field);
  }

  /// Marked `@external`, but a key field of an extension, which counts as resolved here.
  public boolean isFakeExternal(String type, String field) {
    return fakeExternal.contains(type, field);
  }

  /// External, and on no path provided.
  public boolean isFullyExternal(String type, String field) {
    return isExternal(type, field) && !isProvided(type, field);
  }

  /// External, but provided on some path.
  public boolean isPartiallyExternal(String type, String field) {
    return isExternal(type, field) && isProvided(type, field);
  }

  public boolean isProvided(String type, String field) {
    return provided.contains(type, field);
  }

  /// Whether other subgraphs may resolve the field too.
  public boolean isShareable(String type, String field) {
    return shareable.contains(type, field);
  }

  /// Whether a key, `@requires`, `@provides`, `@fromContext` or interface needs the field.
  public boolean isUsed(String type, String field) {
    return used.contains(type, field);
  }
}
