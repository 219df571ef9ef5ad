package io.interlock.supergraph.schema;

import graphql.language.TypeDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is taken from a type's definition in a supergraph.
///
/// @param fields of an object or an interface, in order
/// @param api its definition for clients; null when they do not see it
record ReadType(TypeFacts facts, List<FieldFacts> fields, @Nullable TypeDefinition<?> api) {}
