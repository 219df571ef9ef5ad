package io.interlock.router.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// What a running router answered to an admin call.
///
/// @param status the HTTP status
/// @param retryAfter the header's value; null when there was none
/// @param body as it came
/// @param json the body as an object
record GatewayAnswer(int status, @Nullable String retryAfter, String body, JsonNode json) {

  int exitCode() {
    return ExitCode.ofStatus(status);
  }
}
