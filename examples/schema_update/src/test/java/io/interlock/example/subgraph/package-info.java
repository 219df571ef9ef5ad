/// Proves that the example's subgraphs behave as their control port says.
@NullMarked
package io.interlock.example.subgraph;

import org.jspecify.annotations.NullMarked;
