/// Proves the promises of the room of the same name.
@NullMarked
package io.interlock.executor.json;

import org.jspecify.annotations.NullMarked;
