/// Tests of the store.
@NullUnmarked
package io.interlock.router.store;

import org.jspecify.annotations.NullUnmarked;
