package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.schema.TypeRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An argument, or a field of an input object.
public record InputElement(
    String name,
    @Nullable String description,
    TypeRef type,
    @Nullable Literal defaultValue,
    List<Application> applications,
    @Nullable SourceLocation location) {
  public InputElement {
    applications = List.copyOf(applications);
  }

  /// Whether a value must be given.
  public boolean isRequired() {
    return type.isNonNull() && defaultValue == null;
  }

  public InputElement withApplications(List<Application> changed) {
    return new InputElement(name, description, type, defaultValue, changed, location);
  }

  public InputElement withType(TypeRef changed) {
    return new InputElement(name, description, changed, defaultValue, applications, location);
  }

  public InputElement withDefaultValue(Literal changed) {
    return new InputElement(name, description, type, changed, applications, location);
  }
}
