/// The router's configuration: `gateway.yaml` as immutable records.
///
/// Comes in: the text of a `gateway.yaml` (or of a rover-style `supergraph.yaml`) and the process's
/// environment. Goes out: a checked {@link io.interlock.router.config.GatewayConfig}, or every
/// fault in the file with its line, column and key path. One declarative description of the keys
/// drives loading, the JSON Schema, the table in the documentation and the file that `init` writes.
///
/// This room knows nothing about sockets, subgraphs that run, or who reads the values.
@NullMarked
package io.interlock.router.config;

import org.jspecify.annotations.NullMarked;
