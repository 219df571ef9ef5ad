package io.interlock.architecture.sample.attic;

/// Lives where nobody should yet.
public final class Ghost {}
