/// JSON: bytes to slots and back, without reflection and without a generic tree.
///
/// Comes in: one contiguous UTF-8 text. Goes out: ranges of that text, found by a strict {@link
/// JsonScanner} and kept in {@link Slots}; and new text by {@link JsonWriter}. This room knows
/// nothing about GraphQL: what a slot means is said by whoever fills it.
@NullMarked
package io.interlock.executor.json;

import org.jspecify.annotations.NullMarked;
