/// The command line, and the only place that wires the router together.
///
/// Comes in: arguments, files, standard input. Goes out: text on the two streams and an exit code.
/// Every command is a class; what the commands do is done by the other rooms.
///
/// This room knows nothing about protocols or schemas beyond handing them on.
@NullMarked
package io.interlock.router.cli;

import org.jspecify.annotations.NullMarked;
