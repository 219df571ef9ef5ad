/// The data of one response on its way: answers of subgraphs read into slots, representations of
/// entities written out of them.
///
/// Comes in: compiled shapes, and the bytes of answers. Goes out: filled slots, and the JSON of
/// `representations`. This room knows nothing about when a fetch runs, or who answers it.
@NullMarked
package io.interlock.executor.entity;

import org.jspecify.annotations.NullMarked;
