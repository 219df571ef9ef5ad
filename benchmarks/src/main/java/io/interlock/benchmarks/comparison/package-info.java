/// Compares verdicts of the composer with recorded ones.
///
/// In: a file of labelled cases and the answers of `interlock compose --batch` to it. Out: how many
/// verdicts, sets of error codes, supergraphs and sets of hint codes are equal, and which are not.
/// Knows nothing about how supergraphs are composed.
@NullMarked
package io.interlock.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
