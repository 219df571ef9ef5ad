package io.interlock.supergraph.schema;

import java.util.List;
import java.util.Optional;

/// The look-ups through which everything that prepares an operation reads the supergraph:
/// validation, normalisation, planning, response shape, variable coercion. Whoever prepares an
/// operation gets a view of its own; the recording view keeps what was asked, *including* look-ups
/// that found nothing and whole sets that were enumerated, so that a prepared operation can outlive
/// a schema change that does not touch it.
///
/// All names, also the inaccessible ones, are visible here: plans may use what clients may not see.
/// {@link #apiPossibleTypes} is the clients' side.
public interface SchemaView {
  /// The named type; empty when the supergraph has none of that name.
  Optional<TypeFacts> type(String name);

  /// The field `name` of the object or interface `type`; empty when there is none. `__typename` is
  /// no field here.
  Optional<FieldFacts> field(String type, String name);

  /// The names of all fields of an object or interface, in order; empty for other kinds.
  List<String> fieldNames(String type);

  /// The object types that a position of `type` can hold in the whole supergraph, sorted: the type
  /// itself for an object, the implementations or members otherwise, nothing for other kinds.
  List<String> possibleTypes(String type);

  /// As {@link #possibleTypes}, without the inaccessible ones: what a client may be shown.
  List<String> apiPossibleTypes(String type);

  /// The contexts that objects of a type set for what is below them, sorted: by `@context` on the
  /// type itself, on an interface that it implements or on a union that it belongs to.
  List<String> contexts(String objectType);

  /// All facts at once, equal only to themselves: asked for what none of the other questions is
  /// about, so that whoever asks depends on everything.
  Object everything();

  /// The name of the object type of a root operation kind (`Query`, `Mutation`, `Subscription`), if
  /// the supergraph has that root.
  Optional<String> rootType(String operationKind);
}
