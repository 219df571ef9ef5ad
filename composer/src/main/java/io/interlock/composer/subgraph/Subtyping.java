package io.interlock.composer.subgraph;

import io.interlock.supergraph.schema.TypeRef;

/// GraphQL's relation between output types: what may stand where another is promised.
public final class Subtyping {
  private final SchemaModel model;

  public Subtyping(SchemaModel model) {
    this.model = model;
  }

  /// Whether a value of `type` is always one of `promised`.
  public boolean isSubtype(TypeRef type, TypeRef promised) {
    if (type.equals(promised)) {
      return true;
    }
    return switch (promised) {
      case TypeRef.NonNull p -> type instanceof TypeRef.NonNull t && isSubtype(t.of(), p.of());
      case TypeRef.ListOf p ->
          type.nullable() instanceof TypeRef.ListOf t && isSubtype(t.of(), p.of());
      case TypeRef.Named p ->
          type.nullable() instanceof TypeRef.Named t && isNamedSubtype(t.baseName(), p.baseName());
    };
  }

  /// Whether every value of the named type `type` is one of `promised`.
  public boolean isNamedSubtype(String type, String promised) {
    if (type.equals(promised)) {
      return true;
    }
    boolean isImplementation =
        model.type(type).filter(t -> t.implementsInterface(promised)).isPresent();
    boolean isMember =
        model
            .type(promised)
            .filter(t -> t.members().stream().anyMatch(m -> m.name().equals(type)))
            .isPresent();
    return isImplementation || isMember;
  }
}
