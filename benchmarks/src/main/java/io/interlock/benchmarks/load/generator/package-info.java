/// Sends requests and checks every answer.
///
/// In: requests with what must come back. Out: how many were answered, how late, and the first
/// wrong answer. Knows nothing about what is measured and how it is reported.
@NullMarked
package io.interlock.benchmarks.load.generator;

import org.jspecify.annotations.NullMarked;
