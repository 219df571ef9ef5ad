package io.interlock.architecture.sample.cellar;

/// Lies in the cellar.
public final class Wine {}
