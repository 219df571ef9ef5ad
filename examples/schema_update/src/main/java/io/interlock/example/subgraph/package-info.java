/// The two subgraphs of the example, `products` and `reviews`: graphql-java and federation-jvm
/// behind the JDK's HTTP server.
///
/// In: GraphQL over `POST /graphql`, and a control port that changes SDL, delay, status and
/// reachability while the subgraph runs. Out: federated answers. Knows nothing of the router.
@NullMarked
package io.interlock.example.subgraph;

import org.jspecify.annotations.NullMarked;
