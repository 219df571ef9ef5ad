package io.interlock.composer.diagnostic;

import java.util.List;

/// Something worth knowing about a composition that succeeded.
///
/// @param coordinates the schema elements involved; may be empty
public record CompositionHint(
    HintCode code, String message, List<SourceLocation> locations, List<String> coordinates) {
  public CompositionHint {
    locations = locations.stream().distinct().toList();
    coordinates = coordinates.stream().distinct().toList();
  }

  public HintLevel level() {
    return code.level();
  }
}
