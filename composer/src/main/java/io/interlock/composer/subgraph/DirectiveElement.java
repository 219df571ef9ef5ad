package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.spec.ExecutableLocations;
import java.util.List;
import java.util.Map;
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
  public DirectiveElement {
    arguments = Elements.copy(arguments);
    locations = List.copyOf(locations);
  }

  public DirectiveElement withName(String changed) {
    return new DirectiveElement(changed, description, arguments, isRepeatable, locations, location);
  }

  public boolean hasExecutableLocation() {
    return locations.stream().anyMatch(ExecutableLocations.ALL::contains);
  }

  public boolean hasTypeSystemLocation() {
    return !locations.stream().allMatch(ExecutableLocations.ALL::contains);
  }

  public DirectiveElement withArguments(Map<String, InputElement> changed) {
    return new DirectiveElement(name, description, changed, isRepeatable, locations, location);
  }
}
