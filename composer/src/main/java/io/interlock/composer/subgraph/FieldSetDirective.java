package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;

/// The directives whose argument is a field set, with their errors.
public enum FieldSetDirective {
  KEY("key", ErrorCode.KEY_INVALID_FIELDS, ErrorCode.KEY_INVALID_FIELDS_TYPE),
  REQUIRES("requires", ErrorCode.REQUIRES_INVALID_FIELDS, ErrorCode.REQUIRES_INVALID_FIELDS_TYPE),
  PROVIDES("provides", ErrorCode.PROVIDES_INVALID_FIELDS, ErrorCode.PROVIDES_INVALID_FIELDS_TYPE);

  private final String specName;
  private final ErrorCode invalidFields;
  private final ErrorCode invalidType;

  FieldSetDirective(String specName, ErrorCode invalidFields, ErrorCode invalidType) {
    this.specName = specName;
    this.invalidFields = invalidFields;
    this.invalidType = invalidType;
  }

  String specName() {
    return specName;
  }

  /// The error for a field set that cannot be read on its type.
  public ErrorCode invalidFields() {
    return invalidFields;
  }

  ErrorCode invalidType() {
    return invalidType;
  }

  ErrorCode directiveInside() {
    return switch (this) {
      case KEY -> ErrorCode.KEY_DIRECTIVE_IN_FIELDS_ARG;
      case REQUIRES -> ErrorCode.REQUIRES_DIRECTIVE_IN_FIELDS_ARG;
      case PROVIDES -> ErrorCode.PROVIDES_DIRECTIVE_IN_FIELDS_ARG;
    };
  }

  ErrorCode unsupportedOnInterface() {
    return switch (this) {
      case KEY -> ErrorCode.KEY_UNSUPPORTED_ON_INTERFACE;
      case REQUIRES -> ErrorCode.REQUIRES_UNSUPPORTED_ON_INTERFACE;
      case PROVIDES -> ErrorCode.PROVIDES_UNSUPPORTED_ON_INTERFACE;
    };
  }

  boolean allowsArguments() {
    return this == REQUIRES;
  }

  /// The error for a selected field that has arguments; only where these are not allowed.
  ErrorCode fieldHasArguments() {
    return this == KEY ? ErrorCode.KEY_FIELDS_HAS_ARGS : ErrorCode.PROVIDES_FIELDS_HAS_ARGS;
  }

  boolean selectsExternals() {
    return this != KEY;
  }

  /// The error for a selected leaf that is not external; only where it must be.
  ErrorCode missingExternal() {
    return this == REQUIRES
        ? ErrorCode.REQUIRES_FIELDS_MISSING_EXTERNAL
        : ErrorCode.PROVIDES_FIELDS_MISSING_EXTERNAL;
  }

  /// The error for a selected field of a type that cannot be selected; keys only.
  ErrorCode invalidTypeSelected() {
    return ErrorCode.KEY_FIELDS_SELECT_INVALID_TYPE;
  }
}
