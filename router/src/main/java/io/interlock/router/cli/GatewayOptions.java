package io.interlock.router.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of the commands to a running router: where it is, who asks, how the answer is shown.
final class GatewayOptions {

  /// What `--format` takes.
  enum Format {
    text,
    json
  }

  private static final String STANDARD_GATEWAY = "http://localhost:4000";

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description =
          "The running router; INTERLOCK_GATEWAY if not given, http://localhost:4000 if neither.")
  private @Nullable String gateway;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "The file with the router's admin.token; INTERLOCK_ADMIN_TOKEN holds the token itself.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default) or json: the router's answer as it came.")
  private Format format = Format.text;

  /// @throws CommandFailure when the URL or the token is none
  GatewayClient client(Terminal terminal) {
    return new GatewayClient(url(terminal), AdminToken.read(terminal, tokenFile));
  }

  /// Prints an answer.
  ///
  /// @param text prints an answer that went well
  /// @param refusal prints the others
  /// @return what the process ends with
  int show(
      Terminal terminal,
      GatewayAnswer answer,
      Consumer<JsonNode> text,
      Consumer<GatewayAnswer> refusal) {
    if (format == Format.json) {
      terminal.out().print(answer.body());
    } else if (answer.exitCode() == ExitCode.OK) {
      text.accept(answer.json());
    } else {
      refusal.accept(answer);
    }
    return answer.exitCode();
  }

  private URI url(Terminal terminal) {
    String text =
        gateway == null
            ? terminal.environment().getOrDefault("INTERLOCK_GATEWAY", STANDARD_GATEWAY)
            : gateway;
    try {
      URI url = new URI(text.replaceFirst("/+$", ""));
      boolean isHttp =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      boolean isPlain =
          url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
      if (isHttp && isPlain && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // The text is not repeated: what people put into URLs by mistake may be secret.
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "--gateway: expected a URL like https://router.example:4000, without user and query");
  }
}
