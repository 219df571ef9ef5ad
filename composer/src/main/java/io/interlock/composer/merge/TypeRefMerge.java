package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.schema.TypeKind;
import io.interlock.supergraph.schema.TypeRef;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Merges the types that subgraphs give a field or an argument. What is returned becomes the widest
/// of them, what is passed in the narrowest.
///
/// @param <E> field, argument or input field
final class TypeRefMerge<E> {
  /// The merged type.
  ///
  /// @param isUniform whether all sources have exactly this type
  record Merged(TypeRef type, boolean isUniform) {}

  private final MergeContext context;
  private final Function<E, TypeRef> typeOf;
  private final Function<E, @Nullable SourceLocation> placeOf;

  TypeRefMerge(
      MergeContext context,
      Function<E, TypeRef> typeOf,
      Function<E, @Nullable SourceLocation> placeOf) {
    this.context = context;
    this.typeOf = typeOf;
    this.placeOf = placeOf;
  }

  Merged output(String coordinate, List<Source<E>> sources) {
    return merge(
        coordinate,
        sources,
        false,
        ErrorCode.FIELD_TYPE_MISMATCH,
        HintCode.INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE);
  }

  Merged argument(String coordinate, List<Source<E>> sources) {
    return merge(
        coordinate,
        sources,
        true,
        ErrorCode.FIELD_ARGUMENT_TYPE_MISMATCH,
        HintCode.INCONSISTENT_BUT_COMPATIBLE_ARGUMENT_TYPE);
  }

  Merged inputField(String coordinate, List<Source<E>> sources) {
    return merge(
        coordinate,
        sources,
        true,
        ErrorCode.FIELD_TYPE_MISMATCH,
        HintCode.INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE);
  }

  private Merged merge(
      String coordinate,
      List<Source<E>> sources,
      boolean isInput,
      ErrorCode mismatch,
      HintCode difference) {
    TypeRef merged = typeOf.apply(sources.getFirst().element());
    boolean isUniform = true;
    boolean isCompatible = true;
    for (Source<E> source : sources) {
      TypeRef type = typeOf.apply(source.element());
      if (type.equals(merged)) {
        continue;
      }
      isUniform = false;
      if (isSubtype(type, merged)) {
        merged = isInput ? type : merged;
      } else if (isSubtype(merged, type)) {
        merged = isInput ? merged : type;
      } else {
        isCompatible = false;
      }
    }
    recordEnum(merged, coordinate, isInput);
    if (!isCompatible) {
      context
          .errors()
          .add(mismatch, coordinate, message(coordinate, sources), Source.places(sources, placeOf));
    } else if (!isUniform) {
      context
          .hints()
          .add(
              difference,
              coordinate,
              message(coordinate, sources),
              Source.places(sources, placeOf));
    }
    return new Merged(merged, isUniform);
  }

  private boolean isSubtype(TypeRef type, TypeRef promised) {
    return context.subtyping().isSubtype(type, promised);
  }

  private String message(String coordinate, List<Source<E>> sources) {
    return "\"%s\" has different types: %s"
        .formatted(
            coordinate, Wording.distribution(sources, e -> "type \"" + typeOf.apply(e) + "\""));
  }

  private void recordEnum(TypeRef type, String coordinate, boolean isInput) {
    String base = type.baseName();
    if (context.relations().kind(base).filter(kind -> kind == TypeKind.ENUM).isPresent()) {
      context.enumUsages().record(new EnumUsages.Use(base, coordinate, isInput));
    }
  }
}
