/// Proves that plans are run, and answers shaped, as GraphQL and federation demand.
@NullMarked
package io.interlock.executor;

import org.jspecify.annotations.NullMarked;
