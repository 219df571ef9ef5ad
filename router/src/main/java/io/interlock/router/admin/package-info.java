/// The calls of operators and deployment pipelines: apply, rollback, reload, what serves and how it
/// came to; health for load balancers, metrics for Prometheus.
///
/// Comes in: HTTP exchanges. Goes out: JSON answers, calls to the lifecycle. This room knows who
/// may call and how answers look; it knows nothing about how a schema is composed or swapped.
@NullMarked
package io.interlock.router.admin;

import org.jspecify.annotations.NullMarked;
