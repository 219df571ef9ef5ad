package io.interlock.router.cli;

import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult.Composed;
import io.interlock.composer.CompositionResult.Rejected;
import io.interlock.composer.SubgraphInput;
import io.interlock.supergraph.schema.Supergraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Options of the commands that look into a supergraph.
final class SupergraphOptions {

  @Option(
      names = "--supergraph",
      paramLabel = "FILE",
      description = "The supergraph SDL, composed by whatever tool.")
  private @Nullable Path file;

  @Parameters(
      paramLabel = "NAME=FILE",
      description = "In place of --supergraph: the names and SDL files of subgraphs to compose.")
  private Map<String, Path> subgraphs = new LinkedHashMap<>();

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "A progressive override that has happened; may be given several times.")
  private List<String> labels = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /// @throws CommandFailure when a file is missing or they are no supergraph
  Supergraph read(Terminal terminal) {
    if ((file == null) == subgraphs.isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(),
          "expected either --supergraph or NAME=FILE, got " + (file == null ? "neither" : "both"));
    }
    return file == null ? compose(terminal) : Supergraphs.read(terminal, file);
  }

  private Supergraph compose(Terminal terminal) {
    List<SubgraphInput> inputs = new ArrayList<>();
    subgraphs.forEach(
        (name, sdl) -> inputs.add(new SubgraphInput(name, "", Inputs.read(terminal, sdl))));
    return switch (Composer.compose(inputs)) {
      case Composed composed -> Supergraph.read(composed.supergraphSdl());
      case Rejected rejected -> {
        new CompositionText(inputs, Paint.of(terminal.environment()), terminal.err())
            .printErrors(rejected.errors());
        throw new CommandFailure("expected subgraphs that compose");
      }
    };
  }

  /// The labels of the progressive overrides that have happened.
  ///
  /// @throws CommandFailure when the supergraph has no such label
  Set<String> labels(Supergraph supergraph) {
    Set<String> known = supergraph.facts().overrideLabels();
    for (String label : labels) {
      if (!known.contains(label)) {
        throw new CommandFailure(
            "--label: expected "
                + (known.isEmpty() ? "none, for no override has one" : "one of " + known)
                + ", got "
                + label);
      }
    }
    return new TreeSet<>(labels);
  }
}
