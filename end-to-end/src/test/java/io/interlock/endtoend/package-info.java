/// The packaged router and real subgraphs over HTTP: one file a feature.
///
/// In: `bin/interlock`, as a user starts it, and strict subgraphs of the test kit. Knows nothing of
/// the product's classes.
@NullMarked
package io.interlock.endtoend;

import org.jspecify.annotations.NullMarked;
