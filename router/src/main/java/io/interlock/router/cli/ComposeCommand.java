package io.interlock.router.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.CompositionResult.Composed;
import io.interlock.composer.CompositionResult.Rejected;
import io.interlock.composer.SubgraphInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `interlock compose`.
@Command(
    name = "compose",
    description = {
      "Compose subgraphs into a supergraph. The supergraph goes to standard output, hints and"
          + " errors to standard error.",
      "Each comes with the lines of the SDLs it is about; each error says how to mend it.",
      "Without arguments the gateway.yaml of the current folder says what to compose."
    })
final class ComposeCommand implements Callable<Integer> {

  /// What `--format` takes.
  enum Format {
    sdl,
    json
  }

  private static final Path DEFAULT_CONFIG = Path.of("gateway.yaml");

  private final Terminal terminal;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "A gateway.yaml, whose services are asked for their SDLs, or a rover-style"
              + " supergraph.yaml.")
  private @Nullable Path config;

  @Parameters(
      paramLabel = "NAME=FILE",
      description = "A subgraph's name and SDL file; in place of the SDL that --config names.")
  private Map<String, Path> files = new LinkedHashMap<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "sdl",
      description = "sdl (default) or json: one object with supergraphSdl and hints, or errors.")
  private Format format = Format.sdl;

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description = {
        "Compose one set of subgraphs for each line of a file, or of standard input with '-':"
            + " {\"id\": …, \"subgraphs\": [{\"name\", \"url\", \"sdl\"}]}.",
        "Each line is answered at once by a line of JSON with the same id."
      })
  private @Nullable Path batch;

  @Spec private @Nullable CommandSpec spec;

  ComposeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (batch != null) {
      return runBatch(batch);
    }
    List<SubgraphInput> subgraphs = inputs();
    CompositionResult result = Composer.compose(subgraphs);
    return switch (format) {
      case sdl -> printSdl(result, subgraphs);
      case json -> printJson(result);
    };
  }

  private int runBatch(Path file) throws IOException {
    if (config != null || !files.isEmpty()) {
      throw usage("--batch takes neither --config nor NAME=FILE");
    }
    try (BufferedReader lines = new BufferedReader(open(file))) {
      CompositionBatch.run(lines, terminal.out());
    }
    return ExitCode.OK;
  }

  private Reader open(Path file) {
    if (file.toString().equals("-")) {
      return new InputStreamReader(terminal.in(), StandardCharsets.UTF_8);
    }
    try {
      return Files.newBufferedReader(terminal.resolve(file));
    } catch (IOException e) {
      throw Inputs.failure(file.toString(), "could not be read", e);
    }
  }

  /// The configured subgraphs, then those that only the command line names.
  private List<SubgraphInput> inputs() {
    Map<String, String> sdls = new LinkedHashMap<>();
    files.forEach((name, file) -> sdls.put(name, Inputs.read(terminal, file)));
    List<SubgraphInput> inputs = new ArrayList<>();
    Path configured = configFile();
    if (configured != null) {
      inputs.addAll(ComposeInputs.read(terminal, configured, sdls));
      inputs.forEach(input -> sdls.remove(input.name()));
    }
    sdls.forEach((name, sdl) -> inputs.add(new SubgraphInput(name, "", sdl)));
    return inputs;
  }

  private @Nullable Path configFile() {
    if (config != null || !files.isEmpty()) {
      return config;
    }
    if (!Files.exists(terminal.resolve(DEFAULT_CONFIG))) {
      throw usage("expected --config, --batch or NAME=FILE, got nothing and no gateway.yaml here");
    }
    return DEFAULT_CONFIG;
  }

  private int printSdl(CompositionResult result, List<SubgraphInput> subgraphs) {
    CompositionText text =
        new CompositionText(subgraphs, Paint.of(terminal.environment()), terminal.err());
    return switch (result) {
      case Composed composed -> {
        text.printHints(composed.hints());
        terminal.out().print(composed.supergraphSdl());
        yield ExitCode.OK;
      }
      case Rejected rejected -> {
        text.printErrors(rejected.errors());
        yield ExitCode.FAILED;
      }
    };
  }

  private int printJson(CompositionResult result) throws JsonProcessingException {
    String json = new ObjectMapper().writeValueAsString(CompositionJson.of(result));
    terminal.out().print(json + "\n");
    return result instanceof Composed ? ExitCode.OK : ExitCode.FAILED;
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
