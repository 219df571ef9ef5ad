package io.interlock.composer.check;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.composer.merge.MergedSupergraph;
import io.interlock.composer.merge.Wording;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.NameUse;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.TypeElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What implements an interface must have all its fields, also those that other subgraphs give the
/// interface.
final class InterfaceFields {
  private final MergedSupergraph supergraph;
  private final Errors errors;

  InterfaceFields(MergedSupergraph supergraph, Errors errors) {
    this.supergraph = supergraph;
    this.errors = errors;
  }

  void check() {
    for (TypeElement type : supergraph.schema().types().values()) {
      for (NameUse use : type.interfaces()) {
        Optional<TypeElement> implemented = supergraph.schema().type(use.name());
        implemented.ifPresent(i -> check(type, i));
      }
    }
  }

  private void check(TypeElement type, TypeElement implemented) {
    for (FieldElement field : implemented.fields().values()) {
      if (!type.fields().containsKey(field.name())) {
        report(type, implemented, field);
      }
    }
  }

  private void report(TypeElement type, TypeElement implemented, FieldElement field) {
    String promised = implemented.name() + "." + field.name();
    List<Subgraph> declaring = new ArrayList<>();
    List<Subgraph> implementing = new ArrayList<>();
    List<@Nullable SourceLocation> places = new ArrayList<>();
    for (Subgraph subgraph : supergraph.subgraphs()) {
      Optional<FieldElement> declared = subgraph.schema().field(implemented.name(), field.name());
      declared.ifPresent(f -> {
        declaring.add(subgraph);
        places.add(f.location());
      });
      Optional<TypeElement> own =
          subgraph
              .schema()
              .type(type.name())
              .filter(t -> t.implementsInterface(implemented.name()));
      own.ifPresent(t -> {
        implementing.add(subgraph);
        places.add(t.location());
      });
    }
    errors.add(
        ErrorCode.INTERFACE_FIELD_NO_IMPLEM,
        type.name() + "." + field.name(),
        "Interface field \"%s\" is declared in %s, but type \"%s\", which implements \"%s\" in %s, has no field \"%s\""
            .formatted(
                promised,
                Wording.subgraphs(declaring),
                type.name(),
                implemented.name(),
                Wording.subgraphs(implementing),
                field.name()),
        places);
  }
}
