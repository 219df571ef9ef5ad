package io.interlock.router.engine;

import io.interlock.executor.variables.LiteralValues;
import io.interlock.supergraph.schema.SchemaSlice;

/// What is kept of one text of an operation: which plan it has, and what is its own.
///
/// @param hash `sha256:…` of the text
/// @param literals the values of the plan's variables that stand for literals of the text
/// @param slice what of the supergraph the text was read with
record OperationText(PlanKey plan, String hash, LiteralValues literals, SchemaSlice slice) {}
