/// The vocabulary of federation: versions of the linked specs, names of directives and types, and
/// what a name is.
///
/// Comes in: nothing. Goes out: constants. This room knows nothing about how a schema is parsed.
@NullMarked
package io.interlock.supergraph.spec;

import org.jspecify.annotations.NullMarked;
