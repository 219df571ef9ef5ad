package io.interlock.router.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Options of the commands that change what serves: how long they wait, and why it is done.
final class ChangeOptions {

  /// What `--wait` takes.
  enum Wait {
    active,
    drained,
    probation,
    none
  }

  /// Longer than the router takes: it is the one that knows what became of the change.
  private static final int STANDARD_SECONDS = 150;

  /// A schema that few operations ask for proves itself for minutes.
  private static final int PROBATION_SECONDS = 900;

  /// What a header can carry, and the router takes.
  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

  @Option(
      names = "--wait",
      paramLabel = "UNTIL",
      description =
          "active (default): until the schema serves; drained: until no request uses the one"
              + " before; probation: until it has proven itself or was rolled back; none.")
  private @Nullable Wait until;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for the history; for example a release or a commit.")
  private @Nullable String reason;

  @Option(
      names = "--idempotency-key",
      paramLabel = "TEXT",
      description =
          "A text chosen for this change: the same command again gets the answer that it got, and"
              + " changes nothing.")
  private @Nullable String key;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description =
          "How long to wait for the answer: 150 s if not given, 900 s with --wait probation.")
  private @Nullable Integer timeoutSeconds;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /// Asks for a change, with what these options say of it.
  GatewayAnswer post(GatewayClient client, String path, ObjectNode body) {
    if (until != null) {
      body.put("wait", until.name());
    }
    if (reason != null) {
      body.put("reason", reason);
    }
    return client.post(path, body, checked(key), timeout());
  }

  private @Nullable String checked(@Nullable String key) {
    if (key != null && !KEY.matcher(key).matches()) {
      throw fault("--idempotency-key: expected 1 to 255 letters, digits or signs");
    }
    return key;
  }

  private Duration timeout() {
    if (timeoutSeconds == null) {
      return Duration.ofSeconds(until == Wait.probation ? PROBATION_SECONDS : STANDARD_SECONDS);
    }
    if (timeoutSeconds < 1) {
      throw fault("--timeout: expected at least 1, got " + timeoutSeconds);
    }
    return Duration.ofSeconds(timeoutSeconds);
  }

  private ParameterException fault(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }
}
