package io.interlock.router.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;

/// SQLite's native library, loaded once in a process.
///
/// The driver unpacks it to the temporary folder and deletes it when the process ends; one that is
/// killed would leave it there. So it is unpacked to a folder of its own, which is deleted as soon
/// as the library is loaded: from then on the file is not needed.
final class SqliteLibrary {
  private static final String UNPACKED_TO = "org.sqlite.tmpdir";
  private static boolean isLoaded;

  private SqliteLibrary() {}

  /// @throws Exception when it cannot be loaded; the next call tries again
  static synchronized void load() throws Exception {
    if (isLoaded) {
      return;
    }
    String temporary = System.getProperty(UNPACKED_TO);
    Path own = ownFolder(temporary);
    if (own == null) {
      SQLiteJDBCLoader.initialize();
    } else {
      loadBy(own, temporary);
    }
    isLoaded = true;
  }

  /// Null when none can be made: then the driver says what is wrong, if it needs one at all.
  private static @Nullable Path ownFolder(@Nullable String temporary) {
    String parent = Objects.requireNonNullElse(temporary, System.getProperty("java.io.tmpdir"));
    try {
      Path own = Files.createTempDirectory(Path.of(parent), "interlock-sqlite-");
      own.toFile().deleteOnExit(); // where the system keeps a library that is in use
      return own;
    } catch (IOException e) {
      return null;
    }
  }

  private static void loadBy(Path own, @Nullable String temporary) throws Exception {
    System.setProperty(UNPACKED_TO, own.toString());
    try {
      SQLiteJDBCLoader.initialize();
    } finally {
      if (temporary == null) {
        System.clearProperty(UNPACKED_TO);
      } else {
        System.setProperty(UNPACKED_TO, temporary);
      }
      delete(own.toFile());
    }
  }

  /// As far as the system lets it.
  @SuppressWarnings("ResultOfMethodCallIgnored") // what stays is deleted when the process ends
  private static void delete(File folder) {
    File[] files = folder.listFiles();
    for (File file : files == null ? new File[0] : files) {
      file.delete();
    }
    folder.delete();
  }
}
