package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.schema.TypeRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A field of an object or interface.
///
/// @param block which block of the type's declaration it stands in
public record FieldElement(
    String name,
    @Nullable String description,
    TypeRef type,
    Map<String, InputElement> arguments,
    List<Application> applications,
    @Nullable SourceLocation location,
    int block) {
  public FieldElement {
    arguments = Elements.copy(arguments);
    applications = List.copyOf(applications);
  }

  public FieldElement withApplications(List<Application> changed) {
    return new FieldElement(name, description, type, arguments, changed, location, block);
  }

  public FieldElement withType(TypeRef changed) {
    return new FieldElement(name, description, changed, arguments, applications, location, block);
  }

  public FieldElement withArguments(Map<String, InputElement> changed) {
    return new FieldElement(name, description, type, changed, applications, location, block);
  }

  /// Whether a directive of that name in the schema is applied.
  public boolean has(String directive) {
    return Elements.has(applications, directive);
  }
}
