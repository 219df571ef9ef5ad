package io.interlock.supergraph.spec;

import java.net.URI;
import java.net.URISyntaxException;

/// The `url` of a `@link`: which spec, in which version.
///
/// @param identity the URL without its version, query and fragment
/// @param name the last path segment before the version
public record SpecUrl(String identity, String name, SpecVersion version) {

  /// What a text that should be a spec's URL turned out to be.
  public sealed interface Reading {
    /// A spec's URL.
    record Read(SpecUrl url) implements Reading {}

    /// Not an absolute URL at all: such links are ignored, as they cannot name a known spec.
    record NotAnUrl() implements Reading {}

    /// A URL that names no version or no spec.
    record Malformed(String reason) implements Reading {}
  }

  /// Reads `https://specs.apollo.dev/federation/v2.3`.
  public static Reading read(String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      return new Reading.NotAnUrl();
    }
    if (!uri.isAbsolute() || uri.getRawAuthority() == null) {
      return new Reading.NotAnUrl();
    }
    return readPath(uri, uri.getRawPath());
  }

  private static Reading readPath(URI uri, String path) {
    int versionAt = path.lastIndexOf('/');
    if (versionAt < 0) {
      return new Reading.Malformed("Expected a spec name and a version in the url " + uri);
    }
    String versionText = path.substring(versionAt + 1);
    var version = SpecVersion.parse(versionText);
    if (version.isEmpty()) {
      return new Reading.Malformed(
          "Expected a version string (of the form v1.2), got " + versionText);
    }
    String specPath = path.substring(0, versionAt);
    String name = specPath.substring(specPath.lastIndexOf('/') + 1);
    if (name.isEmpty()) {
      return new Reading.Malformed("Expected a spec name before the version in the url " + uri);
    }
    String identity = uri.getScheme() + "://" + hostOf(uri) + specPath;
    return new Reading.Read(new SpecUrl(identity, name, version.get()));
  }

  private static String hostOf(URI uri) {
    String authority = uri.getRawAuthority();
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  @Override
  public String toString() {
    return identity + "/" + version;
  }
}
