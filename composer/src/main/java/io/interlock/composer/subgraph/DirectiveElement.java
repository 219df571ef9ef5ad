package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The definition of a directive.
///
/// @param locations where it may stand, as written
public record DirectiveElement(
    String name,
    @Nullable String description,
    Map<String, InputElement> arguments,
    boolean isRepeatable,
    List<String> locations,
    @Nullable SourceLocation location) {
  /// The places in an operation, as opposed to those in a schema.
  public static final Set<String> EXECUTABLE_LOCATIONS =
      Set.of(
          "QUERY",
          "MUTATION",
          "SUBSCRIPTION",
          "FIELD",
          "FRAGMENT_DEFINITION",
          "FRAGMENT_SPREAD",
          "INLINE_FRAGMENT",
          "VARIABLE_DEFINITION");

  public DirectiveElement {
    arguments = Elements.copy(arguments);
    locations = List.copyOf(locations);
  }

  public boolean hasExecutableLocation() {
    return locations.stream().anyMatch(EXECUTABLE_LOCATIONS::contains);
  }

  public boolean hasTypeSystemLocation() {
    return !locations.stream().allMatch(EXECUTABLE_LOCATIONS::contains);
  }
}
