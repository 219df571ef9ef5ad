/// A room for the test of the room check.
@NullMarked
package io.interlock.architecture.sample.attic;

import org.jspecify.annotations.NullMarked;
