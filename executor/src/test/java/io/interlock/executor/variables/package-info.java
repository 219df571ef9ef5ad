/// Proves the promises of the room of the same name.
@NullMarked
package io.interlock.executor.variables;

import org.jspecify.annotations.NullMarked;
