package io.interlock.router.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// Which Interlock this is.
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {line()};
  }

  /// For example `interlock 0.1.0 (Java 25.0.1)`.
  static String line() {
    return "interlock " + number() + " (Java " + Runtime.version() + ")";
  }

  /// The version that the build wrote beside this class.
  static String number() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("expected version.properties beside Version, got none");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("version.properties could not be read", e);
    }
    return properties.getProperty("version", "of unknown version");
  }
}
