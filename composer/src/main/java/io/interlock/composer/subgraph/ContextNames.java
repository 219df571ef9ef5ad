package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import java.util.regex.Pattern;

/// The names that `@context` gives.
final class ContextNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

  private ContextNames() {}

  static void check(Subgraph subgraph, Errors errors) {
    for (TypeElement type : subgraph.schema().types().values()) {
      for (Application context : subgraph.applied(type.applications(), "context")) {
        String name = context.text("name").orElse("");
        if (!NAME.matcher(name).matches()) {
          errors.add(
              ErrorCode.CONTEXT_NAME_INVALID,
              type.name(),
              "\"%s\", which \"%s\" sets, cannot name a context: expected letters and digits, a letter first"
                  .formatted(name, type.name()),
              context.location());
        }
      }
    }
  }
}
