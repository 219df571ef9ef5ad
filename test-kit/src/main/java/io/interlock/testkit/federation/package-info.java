/// A subgraph's SDL as its author writes it, completed with what federation supplies.
///
/// In: SDL text of federation 1 or 2. Out: a type registry that graphql-java can execute, and the
/// facts behind the federation directives. Knows nothing of data, requests or HTTP, and nothing of
/// the product's modules: it is a second, independent reading of the subgraph specification.
@NullMarked
package io.interlock.testkit.federation;

import org.jspecify.annotations.NullMarked;
