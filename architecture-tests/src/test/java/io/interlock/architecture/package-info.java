/// Holds the map in `docs/architecture.md` against the compiled classes and the sources.
@NullMarked
package io.interlock.architecture;

import org.jspecify.annotations.NullMarked;
