/// A room for the test of the room check.
@NullMarked
package io.interlock.architecture.sample.kitchen;

import org.jspecify.annotations.NullMarked;
