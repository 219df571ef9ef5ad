package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import org.jspecify.annotations.Nullable;

/// What all misuses of `@link` have in common: their code, and the place of the link.
final class LinkMisuse {
  private final Errors errors;

  LinkMisuse(Errors errors) {
    this.errors = errors;
  }

  void add(Link link, String message) {
    add(link.location(), message);
  }

  void add(@Nullable SourceLocation link, String message) {
    errors.add(ErrorCode.INVALID_LINK_DIRECTIVE_USAGE, "", message, link);
  }
}
