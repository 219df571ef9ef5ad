/// Tests of the schema lifecycle.
@NullUnmarked
package io.interlock.router.lifecycle;

import org.jspecify.annotations.NullUnmarked;
