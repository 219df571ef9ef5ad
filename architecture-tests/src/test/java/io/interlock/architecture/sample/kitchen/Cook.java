package io.interlock.architecture.sample.kitchen;

import io.interlock.architecture.sample.cellar.Wine;
import org.assertj.core.data.Index;

/// Fetches wine, and has something from a library.
public record Cook(Wine[] wines, Index index) {}
