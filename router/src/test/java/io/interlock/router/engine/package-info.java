/// Tests of the engine, and what tests of the rooms above need to make engines.
@NullUnmarked
package io.interlock.router.engine;

import org.jspecify.annotations.NullUnmarked;
