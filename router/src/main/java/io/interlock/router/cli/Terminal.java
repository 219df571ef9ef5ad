package io.interlock.router.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// What a command sees of the process it runs in. Tests put their own streams in.
///
/// @param out results, and nothing but results; UTF-8
/// @param err everything that is said to people; UTF-8
/// @param folder what relative paths are relative to
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path folder,
    Map<String, String> environment) {

  /// 64 KiB: a supergraph is written in few pieces.
  private static final int BUFFER_BYTES = 1 << 16;

  /// This process. The command flushes what it has written.
  static Terminal ofProcess() {
    return new Terminal(
        System.in,
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES),
            false,
            StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Path.of(""),
        System.getenv());
  }

  /// A path as the user meant it.
  Path resolve(Path path) {
    return folder.resolve(path);
  }
}
