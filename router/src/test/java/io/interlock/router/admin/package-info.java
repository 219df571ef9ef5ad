/// Tests of the admin calls.
@NullUnmarked
package io.interlock.router.admin;

import org.jspecify.annotations.NullUnmarked;
