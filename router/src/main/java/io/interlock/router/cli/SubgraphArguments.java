package io.interlock.router.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The subgraphs that a command is about, and their SDLs where the command brings them. What is
/// said of one among several is `NAME=VALUE`; of a single one the name may be left out.
final class SubgraphArguments {

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "The subgraphs, as gateway.yaml names them; several are one change.")
  private List<String> names = List.of();

  @Option(
      names = "--sdl",
      paramLabel = "[NAME=]FILE",
      description =
          "Take this SDL, or standard input with '-', instead of fetching it; NAME= says whose it"
              + " is when there are several subgraphs.")
  private List<String> sdls = List.of();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /// Where the router takes it.
  ///
  /// @param verb `apply` or `check`
  String path(String verb) {
    return names.size() == 1
        ? "/" + GatewayClient.segment(names.getFirst()) + "/" + verb
        : "/gateway/" + verb;
  }

  /// Reads the SDLs that were given, by subgraph.
  ///
  /// @throws CommandFailure when one cannot be read
  Map<String, String> texts(Terminal terminal) {
    Map<String, String> texts = new LinkedHashMap<>();
    values("--sdl", sdls)
        .forEach((name, file) -> texts.put(name, SdlInput.read(terminal, Path.of(file))));
    return texts;
  }

  /// What `option` says, by subgraph.
  ///
  /// @throws ParameterException when it is not clear of which
  Map<String, String> values(String option, List<String> given) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String text : given) {
      @Nullable String name = nameIn(text);
      if (name == null && names.size() > 1) {
        throw fault("%s: expected NAME=%s, with one of %s".formatted(option, text, names));
      }
      String owner = name == null ? names.getFirst() : name;
      String value = name == null ? text : text.substring(name.length() + 1);
      if (values.put(owner, value) != null) {
        throw fault(option + ": expected once for " + owner);
      }
    }
    return values;
  }

  /// @param hashes of the SDLs that are expected, by subgraph
  void addTo(ObjectNode body, Map<String, String> texts, Map<String, String> hashes) {
    if (new LinkedHashSet<>(names).size() < names.size()) {
      throw fault("expected each subgraph once, got " + names);
    }
    if (names.size() == 1) {
      add(body, names.getFirst(), texts, hashes);
      return;
    }
    ArrayNode services = body.putArray("services");
    for (String name : names) {
      add(services.addObject().put("name", name), name, texts, hashes);
    }
  }

  private static void add(
      ObjectNode object, String name, Map<String, String> texts, Map<String, String> hashes) {
    @Nullable String text = texts.get(name);
    if (text != null) {
      object.put("sdl", text);
    }
    @Nullable String hash = hashes.get(name);
    if (hash != null) {
      object.put("expectSdlHash", hash);
    }
  }

  private @Nullable String nameIn(String text) {
    for (String name : names) {
      if (text.startsWith(name + "=")) {
        return name;
      }
    }
    return null;
  }

  private ParameterException fault(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }
}
