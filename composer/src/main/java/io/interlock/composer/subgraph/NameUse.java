package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.SourceLocation;
import org.jspecify.annotations.Nullable;

/// A type's name where it stands as a union's member, an implemented interface or a root.
public record NameUse(String name, @Nullable SourceLocation location) {}
