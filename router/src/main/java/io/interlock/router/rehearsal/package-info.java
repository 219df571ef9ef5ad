/// A rehearsal: a small graph with nobody behind it, and clients who ask it everything once.
///
/// In: the address of a router. Out: that router has done all that a router does, so that the Java
/// machine can write down which classes and methods it takes (`bin/interlock rehearse`). It knows
/// nothing about what is done with that, nor how the router is started.
@NullMarked
package io.interlock.router.rehearsal;

import org.jspecify.annotations.NullMarked;
