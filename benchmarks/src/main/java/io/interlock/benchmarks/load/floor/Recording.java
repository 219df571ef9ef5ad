package io.interlock.benchmarks.load.floor;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a router did for one request of a client. Kept as a line of JSON in a file.
///
/// @param request the client's body
/// @param stages the requests to subgraphs; those of one stage are sent at once, after all answers
///   to the stage before
/// @param answer the body for the client
public record Recording(String request, List<List<Sent>> stages, String answer) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Recording> TYPE = new TypeReference<>() {};

  /// One request to a subgraph.
  ///
  /// @param port of the subgraph, on loopback
  public record Sent(int port, String body) {}

  public static void write(Path file, List<Recording> recordings) throws IOException {
    try (BufferedWriter lines = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (Recording recording : recordings) {
        lines.write(JSON.writeValueAsString(recording));
        lines.write('\n');
      }
    }
  }

  static List<Recording> read(Path file) throws IOException {
    List<Recording> recordings = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        recordings.add(JSON.readValue(line, TYPE));
      }
    }
    return recordings;
  }
}
