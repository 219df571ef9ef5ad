package io.interlock.router.lifecycle;

/// Why a schema did not prove itself.
///
/// @param reason one sentence with the counts that decided
record Judgement(FaultClass cause, String reason) {}
