package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bin/interlock` starts from the cache that a rehearsal has left where it fits, and says nothing
/// where it does not.
final class StartUpCacheTest {
  private static final Path LIB = Command.ROOT.resolve("router/target/interlock/lib");

  @TempDir private Path folder;

  @Test
  void theBuildLeavesACacheThatThisJavaStartsFrom() throws Exception {
    // "on" has the Java machine refuse to start without the cache.
    Process start =
        Command.start(
            folder,
            List.of(Command.launcher(), "version"),
            folder.resolve("out"),
            folder.resolve("err"),
            Map.of("INTERLOCK_JAVA_OPTS", "-XX:AOTMode=on"));

    assertThat(start.waitFor()).as(Files.readString(folder.resolve("err"))).isZero();
    assertThat(cacheOfBuild()).isNotEmptyFile();
  }

  @Test
  void startsWithoutACache() throws IOException {
    assertStartsInSilence(distribution());
  }

  @Test
  void startsWithoutACacheOfAnotherJava() throws IOException {
    Path distribution = distribution();
    Files.writeString(distribution.resolve("lib/interlock-24.0.1+9.aot"), "of another Java");

    assertStartsInSilence(distribution);
  }

  @Test
  void startsWithoutACacheThatIsOlderThanAJar() throws IOException {
    Path distribution = distribution();
    Path cache = distribution.resolve("lib").resolve(cacheOfBuild().getFileName());
    Files.writeString(cache, "of older jars");
    Files.setLastModifiedTime(cache, FileTime.from(Instant.EPOCH));

    assertStartsInSilence(distribution);
  }

  @Test
  void startsWithoutACacheThatTheJavaMachineRefuses() throws IOException {
    Path distribution = distribution();
    Files.writeString(
        distribution.resolve("lib").resolve(cacheOfBuild().getFileName()), "not a cache at all");

    assertStartsInSilence(distribution);
  }

  private void assertStartsInSilence(Path distribution) {
    Command version =
        Command.run(folder, distribution.resolve("bin/interlock").toString(), "version");

    assertThat(version.errors()).isEmpty();
    assertThat(version.output()).matches("interlock \\S+ \\(Java \\S+\\)\\R");
    assertThat(version.exitCode()).isZero();
  }

  /// The distribution as it is shipped, without its cache.
  private Path distribution() throws IOException {
    Path distribution = Files.createDirectory(folder.resolve("distribution"));
    Path bin = Files.createDirectory(distribution.resolve("bin"));
    for (String script : List.of("interlock", "find-jdk")) {
      Files.copy(Command.ROOT.resolve("bin").resolve(script), bin.resolve(script));
    }
    Path lib = Files.createDirectory(distribution.resolve("lib"));
    try (Stream<Path> jars = Files.list(LIB)) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        Files.copy(jar, lib.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return distribution;
  }

  private static Path cacheOfBuild() throws IOException {
    try (Stream<Path> files = Files.list(LIB)) {
      return files.filter(file -> file.toString().endsWith(".aot")).findFirst().orElseThrow();
    }
  }
}
