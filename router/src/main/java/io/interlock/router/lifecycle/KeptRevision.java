package io.interlock.router.lifecycle;

import graphql.schema.GraphQLSchema;
import io.interlock.router.store.RevisionContent;
import io.interlock.router.store.StoredSdl;
import io.interlock.supergraph.diff.SchemaChanges;
import io.interlock.supergraph.diff.SchemaDiff;
import io.interlock.supergraph.schema.ApiSchema;
import java.util.List;
import java.util.Optional;

/// A revision of the history with its texts.
public final class KeptRevision {
  private final Revision revision;
  private final RevisionContent content;

  KeptRevision(Revision revision, RevisionContent content) {
    this.revision = revision;
    this.content = content;
  }

  public Revision revision() {
    return revision;
  }

  /// Which SDL it has of each service, by name; empty for a supergraph from a file.
  public List<StoredSdl> sdls() {
    return content.revision().sdls();
  }

  public String supergraphSdl() {
    return content.supergraphSdl();
  }

  /// The SDL of one service as it was received.
  public Optional<String> sdl(String service) {
    return content.sdl(service);
  }

  /// What clients see change from another revision to this one.
  public SchemaChanges changesSince(KeptRevision before) {
    return SchemaDiff.between(before.apiSchema(), apiSchema());
  }

  private GraphQLSchema apiSchema() {
    return ApiSchema.read(supergraphSdl());
  }
}
