package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A type that is extended must be defined somewhere.
public final class ExtensionBases {
  private ExtensionBases() {}

  /// Adds the error that `type` has no definition, with every place where `subgraph` extends it.
  public static void missing(Subgraph subgraph, TypeElement type, Errors errors) {
    List<@Nullable SourceLocation> places = new ArrayList<>();
    type.blocks().forEach(block -> places.add(block.location()));
    Errors own = Errors.of(subgraph.name());
    own.add(
        ErrorCode.EXTENSION_WITH_NO_BASE,
        type.name(),
        "Type \"%s\" is extended here, but no subgraph defines it".formatted(type.name()),
        places);
    errors.addAll(own);
  }
}
