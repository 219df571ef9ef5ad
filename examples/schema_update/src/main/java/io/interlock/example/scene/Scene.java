package io.interlock.example.scene;

import java.io.IOException;

/// One scene of the play. Scenes build on what those before them left.
interface Scene {
  /// Its number in `docs/schema-lifecycle.md`.
  int number();

  String title();

  /// @throws IOException when somebody on stage does not answer at all
  void play(Stage stage) throws IOException, InterruptedException;
}
