/// Proves that strict subgraphs answer lawful requests and refuse the others.
@NullMarked
package io.interlock.testkit;

import org.jspecify.annotations.NullMarked;
