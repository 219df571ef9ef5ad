/// Plays the example: starts the two subgraphs and the router, calls them as a CI pipeline, a
/// client and an operator would, prints every request and answer, and judges them.
///
/// In: the router's launcher and, if wanted, ports. Out: a play that can be read, and exit code 0
/// only when every verdict holds. Knows of the router what anybody knows who speaks HTTP to it.
@NullMarked
package io.interlock.example.scene;

import org.jspecify.annotations.NullMarked;
