package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value of an enum.
public record EnumValueElement(
    String name,
    @Nullable String description,
    List<Application> applications,
    @Nullable SourceLocation location) {
  public EnumValueElement {
    applications = List.copyOf(applications);
  }

  EnumValueElement withApplications(List<Application> changed) {
    return new EnumValueElement(name, description, changed, location);
  }
}
