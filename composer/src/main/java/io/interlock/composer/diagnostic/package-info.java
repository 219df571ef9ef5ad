/// What composition says about its inputs: error and hint codes as the federation documentation
/// names them, and places in an SDL.
///
/// Comes in: nothing. Goes out: immutable records. This room knows nothing about schemas.
@NullMarked
package io.interlock.composer.diagnostic;

import org.jspecify.annotations.NullMarked;
