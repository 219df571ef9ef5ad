/// A schema change from its trigger to its end: fetch, compose, build, warm, swap, drain; and the
/// way back.
///
/// Comes in: start-up, and what operators and pipelines ask for (apply, reload, rollback). Goes
/// out: an engine in the slot, one answer per call, a history. This room knows nothing about HTTP
/// or about the requests that the engines answer.
@NullMarked
package io.interlock.router.lifecycle;

import org.jspecify.annotations.NullMarked;
