package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.NameUse;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.composer.subgraph.TypeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives the implementations of an interface the fields that subgraphs resolve for the interface as
/// a whole. Runs when everything else is merged.
final class InterfaceObjectFields {
  private static final Set<String> ACCESS = Set.of("authenticated", "requiresScopes", "policy");

  private final MergeContext context;
  private final Map<String, TypeElement> types;

  InterfaceObjectFields(MergeContext context, Map<String, TypeElement> types) {
    this.context = context;
    this.types = types;
  }

  void inject() {
    for (String name : List.copyOf(types.keySet())) {
      TypeElement type = Elements.get(types, name);
      if (type.kind() == TypeKind.OBJECT) {
        type.interfaces().forEach(implemented -> inject(name, implemented));
      }
    }
  }

  private void inject(String name, NameUse implemented) {
    TypeElement provider = types.get(implemented.name());
    if (provider == null) {
      return;
    }
    for (FieldElement field : provider.fields().values()) {
      boolean isResolvedThere =
          context.shells().sources(provider.name()).stream()
              .filter(s -> s.subgraph().isInterfaceObject(s.element()))
              .filter(s -> s.element().fields().containsKey(field.name()))
              .anyMatch(s -> !s.subgraph().facts().isExternal(provider.name(), field.name()));
      TypeElement type = Elements.get(types, name);
      if (isResolvedThere && !type.fields().containsKey(field.name())) {
        Map<String, FieldElement> fields = new LinkedHashMap<>(type.fields());
        fields.put(field.name(), injected(field));
        types.put(name, type.withFields(fields));
        FieldSources sources = FieldSources.of(context, name, field.name());
        new SharingRule(context, sources, new Overrides()).check();
      }
    }
  }

  private FieldElement injected(FieldElement field) {
    List<Application> applications = new ArrayList<>();
    for (Application application : field.applications()) {
      boolean isJoin = application.name().startsWith("join__");
      boolean isAccess =
          context
              .composed()
              .directiveNamed(application.name())
              .filter(ACCESS::contains)
              .isPresent();
      if (!isJoin && !isAccess) {
        applications.add(application);
      }
    }
    applications.add(Application.of("join__field", List.of()));
    return field.withApplications(applications);
  }
}
