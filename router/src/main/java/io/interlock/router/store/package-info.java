/// What outlives the process: revisions with the texts they are made of, the audit, the quarantine,
/// and answers to calls that may be repeated.
///
/// Comes in: what `router.lifecycle` has decided. Goes out: the same, after a restart or a crash,
/// whole or named as damaged. Expected failure is a value here: no disk and no database makes this
/// room throw.
///
/// This room knows nothing about engines, composition or HTTP; an SDL is a text with a hash to it.
@NullMarked
package io.interlock.router.store;

import org.jspecify.annotations.NullMarked;
