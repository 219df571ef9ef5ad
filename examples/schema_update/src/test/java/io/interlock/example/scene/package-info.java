/// Proves the small parts of the scene player; the scenes themselves are played end to end.
@NullMarked
package io.interlock.example.scene;

import org.jspecify.annotations.NullMarked;
