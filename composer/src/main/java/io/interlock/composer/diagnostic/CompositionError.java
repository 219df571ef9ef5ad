package io.interlock.composer.diagnostic;

import java.util.List;

/// One reason why subgraphs do not compose.
///
/// @param message one or more sentences; starts with `[subgraph] ` when one subgraph alone is at
///   fault
/// @param locations every place involved; empty when the fault has none
/// @param coordinates the schema elements involved, for example `Product.price`; may be empty
public record CompositionError(
    ErrorCode code, String message, List<SourceLocation> locations, List<String> coordinates) {
  public CompositionError {
    locations = locations.stream().distinct().toList();
    coordinates = coordinates.stream().distinct().toList();
  }

  /// An error about one element.
  public static CompositionError at(
      ErrorCode code, String message, List<SourceLocation> locations, String coordinate) {
    return new CompositionError(code, message, locations, List.of(coordinate));
  }
}
