/// Strict subgraphs for tests: real graphql-java execution of every request over the subgraph's own
/// SDL and a data file.
///
/// In: a subgraph's SDL of federation 1 or 2, a `data.json` (see `io.interlock.testkit.data`), and
/// requests as text or over HTTP. Out: answers, the requests that came, and *violations*: whatever
/// a lawful router never does. A request with a violation gets no data, only errors, so that a test
/// fails twice. Knows nothing of the product's modules.
@NullMarked
package io.interlock.testkit;

import org.jspecify.annotations.NullMarked;
