package io.interlock.router.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.ibatis.migration.Change;
import org.apache.ibatis.migration.MigrationLoader;
import org.apache.ibatis.migration.MigrationReader;
import org.jspecify.annotations.Nullable;

/// The scripts in the folder `migrations` beside this class: whatever lies there is one,
/// `<format>_<description>.sql`, with what it does above `-- //@UNDO` and how that is undone below.
final class MigrationScripts implements MigrationLoader {

  private static final String FOLDER = "migrations";

  @Override
  public List<Change> getMigrations() {
    List<Change> changes = new ArrayList<>();
    for (String name : names()) {
      String stem = name.substring(0, name.length() - ".sql".length());
      int underscore = stem.indexOf('_');
      Change change = new Change(new BigDecimal(stem.substring(0, underscore)));
      change.setDescription(stem.substring(underscore + 1).replace('_', ' '));
      change.setFilename(name);
      changes.add(change);
    }
    return changes;
  }

  @Override
  public Reader getScriptReader(Change change, boolean undo) {
    InputStream script =
        Objects.requireNonNull(
            MigrationScripts.class.getResourceAsStream(FOLDER + "/" + change.getFilename()));
    return new MigrationReader(script, StandardCharsets.UTF_8.name(), undo, new Properties());
  }

  @Override
  public @Nullable Reader getBootstrapReader() {
    return null;
  }

  @Override
  public @Nullable Reader getOnAbortReader() {
    return null;
  }

  /// All steps, the first format first; none is applied.
  List<Migration> all() {
    return getMigrations().stream().map(MigrationScripts::unapplied).toList();
  }

  /// The SQL of a step.
  String text(int number, boolean isUndo) {
    Change change =
        getMigrations().stream()
            .filter(c -> c.getId().intValueExact() == number)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no migration " + number));
    StringWriter text = new StringWriter();
    try (Reader reader = getScriptReader(change, isUndo)) {
      reader.transferTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(change.getFilename(), e);
    }
    return text.toString().strip();
  }

  private static Migration unapplied(Change change) {
    return new Migration(change.getId().intValueExact(), change.getDescription(), null);
  }

  /// The names of the scripts, sorted: the numbers have leading zeros.
  private static List<String> names() {
    URL folder = Objects.requireNonNull(MigrationScripts.class.getResource(FOLDER));
    try {
      URLConnection connection = folder.openConnection();
      return connection instanceof JarURLConnection jar ? inJar(jar) : inFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
  }

  private static List<String> inJar(JarURLConnection folder) throws IOException {
    String prefix = folder.getEntryName().replaceAll("/?$", "/");
    return sorted(
        folder.getJarFile().stream()
            .map(ZipEntry::getName)
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length())));
  }

  private static List<String> inFolder(URL folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
      return sorted(files.map(file -> String.valueOf(file.getFileName())));
    }
  }

  private static List<String> sorted(Stream<String> names) {
    return names.filter(name -> name.endsWith(".sql")).sorted().toList();
  }
}
