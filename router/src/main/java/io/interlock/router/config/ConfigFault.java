package io.interlock.router.config;

/// Something wrong in a configuration file.
///
/// @param file the file as it was named by the user
/// @param line counted from 1; 0 when the file as a whole is meant
/// @param column counted from 1; 0 when the file as a whole is meant
/// @param keyPath for example `services[1].retry.attempts`; empty for the file as a whole
/// @param message what was expected and what came
public record ConfigFault(String file, int line, int column, String keyPath, String message) {

  /// One line: `gateway.yaml:7:5: services[1].url: …`.
  @Override
  public String toString() {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    return keyPath.isEmpty() ? place + ": " + message : place + ": " + keyPath + ": " + message;
  }
}
