package io.interlock.router.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a `gateway.yaml`. Every fault is collected, not the first only.
public final class ConfigLoader {

  private ConfigLoader() {}

  /// Reads and checks a file against this process's environment. A file that cannot be read is a
  /// fault too.
  public static ConfigOutcome load(Path file) {
    return load(file, ConfigContext.ofProcess());
  }

  /// Reads and checks a file.
  public static ConfigOutcome load(Path file, ConfigContext context) {
    FaultList faults = new FaultList(file.toString());
    String text = readText(file, faults);
    return faults.isEmpty()
        ? parse(text, file.toString(), context)
        : new ConfigOutcome.Invalid(faults.inOrder());
  }

  /// Reads and checks the text of a file.
  ///
  /// @param file the name that faults carry
  public static ConfigOutcome parse(String text, String file, ConfigContext context) {
    FaultList faults = new FaultList(file);
    Node root = YamlText.compose(text, faults);
    if (root == null) {
      return new ConfigOutcome.Invalid(faults.inOrder());
    }
    Values values =
        new NodeReader(context.environment(), faults).section(GatewayKeys.ROOT, root, "");
    CrossChecks.check(values, context, faults);
    return faults.isEmpty()
        ? new ConfigOutcome.Loaded(GatewayConfigReader.read(values), Settings.of(values))
        : new ConfigOutcome.Invalid(faults.inOrder());
  }

  /// The configuration of an empty file: every default, and no services.
  public static GatewayConfig defaults() {
    return switch (parse("", "defaults", new ConfigContext(Map.of(), false))) {
      case ConfigOutcome.Loaded(GatewayConfig config, var _) -> config;
      case ConfigOutcome.Invalid(List<ConfigFault> faults) ->
          throw new IllegalStateException("expected lawful defaults, got " + faults);
    };
  }

  /// The text of a file, or an empty one after a fault was added.
  static String readText(Path file, FaultList faults) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      faults.add("expected a file, got none of this name");
    } catch (CharacterCodingException e) {
      faults.add("expected UTF-8 text, got other bytes");
    } catch (IOException e) {
      faults.add("expected a file that can be read, got " + reason(file, e));
    }
    return "";
  }

  private static String reason(Path file, IOException e) {
    return Files.isDirectory(file) ? "a directory" : String.valueOf(e.getMessage());
  }
}
