package io.interlock.executor.differential;

import io.interlock.executor.Pretty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Writes a failure as a golden conversation that expects the monolith's response.
record ConversationFolder(Path folder) {
  static void write(Tally.Failure failure, Path under) {
    try {
      new ConversationFolder(under.resolve(failure.name())).write(failure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Tally.Failure failure) throws IOException {
    Path queries = Files.createDirectories(folder.resolve("queries"));
    for (Map.Entry<String, String> sdl : failure.scene().sdls().entrySet()) {
      Files.writeString(folder.resolve(sdl.getKey() + ".graphql"), sdl.getValue());
    }
    Files.writeString(folder.resolve("data.json"), failure.scene().data().toPrettyString() + "\n");
    Files.writeString(folder.resolve("why.md"), why(failure));
    Files.writeString(queries.resolve("main.graphql"), failure.question().operation() + "\n");
    if (!failure.question().variables().equals("{}")) {
      Files.writeString(queries.resolve("main.variables.json"), failure.question().variables());
    }
    if (!failure.scene().labels().isEmpty()) {
      Files.write(queries.resolve("main.labels.txt"), failure.scene().labels());
    }
    String expected = new Stage(failure.scene()).monolith(failure.question()).toString();
    Files.writeString(queries.resolve("main.response.json"), Pretty.print(expected));
  }

  private static String why(Tally.Failure failure) {
    return """
    Drawn by the differential test as %s, and shrunk. The response is the monolith's.

    %s:

    %s
    """
        .formatted(failure.name(), failure.outcome().kind(), failure.outcome().what());
  }
}
