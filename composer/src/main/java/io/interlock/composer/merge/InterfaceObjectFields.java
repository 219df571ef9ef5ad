package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.Elements;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.NameUse;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives the implementations of an interface the fields that subgraphs resolve for the interface as
/// a whole. Runs when everything else is merged.
final class InterfaceObjectFields {
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
    if (provider == null || !context.isInterfaceObject(implemented.name())) {
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
        fields.put(field.name(), injected(type, field));
        types.put(name, type.withFields(fields));
        FieldSources sources = FieldSources.ofStandIns(context, name, field.name());
        new SharingRule(context, sources, new Overrides()).check();
      }
    }
  }

  private FieldElement injected(TypeElement type, FieldElement field) {
    List<Application> applications = new ArrayList<>();
    for (Application application : field.applications()) {
      boolean isJoin = application.name().startsWith("join__");
      if (!isJoin && !context.interfaceAccess().isAccess(application.name())) {
        applications.add(application);
      }
    }
    applications.addAll(
        context
            .applications()
            .merge(
                type.name() + "." + field.name(),
                context.interfaceAccess().ofField(type, field.name(), List.of())));
    applications.add(Application.of("join__field", List.of()));
    return field.withApplications(applications);
  }
}
