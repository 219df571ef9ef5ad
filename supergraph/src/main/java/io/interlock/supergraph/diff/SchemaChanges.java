package io.interlock.supergraph.diff;

import java.util.List;

/// Changes from one API schema to another, in the order of their coordinates, which is also the
/// order of types, then their fields, then the arguments.
public record SchemaChanges(List<SchemaChange> all) {

  public SchemaChanges {
    all = List.copyOf(all);
  }

  public List<SchemaChange> breaking() {
    return of(Criticality.BREAKING);
  }

  public List<SchemaChange> dangerous() {
    return of(Criticality.DANGEROUS);
  }

  public List<SchemaChange> safe() {
    return of(Criticality.SAFE);
  }

  public List<SchemaChange> of(Criticality criticality) {
    return all.stream().filter(change -> change.criticality() == criticality).toList();
  }

  /// The changes that an operation with this use might notice: those to blame if it is no longer
  /// valid. That a change concerns an operation does not say that it breaks it; only validating it
  /// anew says that.
  public SchemaChanges concerning(OperationUse use) {
    return new SchemaChanges(all.stream().filter(change -> change.concerns(use)).toList());
  }
}
