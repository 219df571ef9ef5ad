package io.interlock.composer.subgraph;

/// GraphQL's relation between output types: what may stand where another is promised.
public final class Subtyping {
  private final SchemaModel model;

  public Subtyping(SchemaModel model) {
    this.model = model;
  }

  /// Whether a value of `type` is always one of `promised`.
  public boolean isSubtype(TypeReference type, TypeReference promised) {
    if (type.equals(promised)) {
      return true;
    }
    return switch (promised) {
      case TypeReference.NonNull p ->
          type instanceof TypeReference.NonNull t && isSubtype(t.of(), p.of());
      case TypeReference.ListOf p ->
          type.nullable() instanceof TypeReference.ListOf t && isSubtype(t.of(), p.of());
      case TypeReference.Named p ->
          type.nullable() instanceof TypeReference.Named t
              && isNamedSubtype(t.baseName(), p.baseName());
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
