package io.interlock.supergraph.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The linked specs that are known here.
///
/// Definitions are SDL with the spec's own names: a reader renames them by the link's alias and
/// imports. Where versions differ, {@link #definitions} gives those of the version asked for.
public enum KnownSpec {
  LINK("link", "EXECUTION", List.of(v(1, 0))),
  CORE("core", "EXECUTION", List.of(v(0, 1), v(0, 2))),
  FEDERATION("federation", null, FederationSpec.VERSIONS),
  JOIN("join", "EXECUTION", JoinSpec.VERSIONS),
  TAG("tag", null, List.of(v(0, 1), v(0, 2), v(0, 3))),
  INACCESSIBLE("inaccessible", "SECURITY", List.of(v(0, 1), v(0, 2))),
  COST("cost", null, List.of(v(0, 1))),
  AUTHENTICATED("authenticated", "SECURITY", List.of(v(0, 1))),
  REQUIRES_SCOPES("requiresScopes", "SECURITY", List.of(v(0, 1))),
  POLICY("policy", "SECURITY", List.of(v(0, 1))),
  CONTEXT("context", "SECURITY", List.of(v(0, 1))),
  CACHE_TAG("cacheTag", "EXECUTION", List.of(v(0, 1))),
  CONNECT("connect", "EXECUTION", List.of(v(0, 1), v(0, 2), v(0, 3), v(0, 4)));

  /// Where all these specs live.
  public static final String HOST = "https://specs.apollo.dev/";

  private final String specName;
  private final @Nullable String purpose;
  private final List<SpecVersion> versions;

  KnownSpec(String specName, @Nullable String purpose, List<SpecVersion> versions) {
    this.specName = specName;
    this.purpose = purpose;
    this.versions = versions;
  }

  private static SpecVersion v(int major, int minor) {
    return new SpecVersion(major, minor);
  }

  /// The spec that an identity stands for.
  public static Optional<KnownSpec> of(String identity) {
    return Arrays.stream(values()).filter(spec -> spec.identity().equals(identity)).findFirst();
  }

  public String specName() {
    return specName;
  }

  public String identity() {
    return HOST + specName;
  }

  /// The `for:` under which a supergraph links it; null for none.
  public @Nullable String purpose() {
    return purpose;
  }

  /// Oldest first.
  public List<SpecVersion> versions() {
    return versions;
  }

  public SpecVersion newest() {
    return versions.getLast();
  }

  public SpecUrl url(SpecVersion version) {
    return new SpecUrl(identity(), specName, version);
  }

  /// The federation version to which a subgraph is raised by linking a version of this spec beside
  /// federation. As in the public composer, only some specs raise it.
  public SpecVersion minimumFederationVersion(SpecVersion version) {
    return switch (this) {
      case AUTHENTICATED -> v(2, 5);
      case COST -> v(2, 9);
      case CONNECT -> v(2, 9 + version.minor());
      default -> v(2, 0);
    };
  }

  /// What the spec defines, as SDL with its own names; empty for an unknown version.
  public String definitions(SpecVersion version) {
    if (!versions.contains(version)) {
      return "";
    }
    return switch (this) {
      case LINK -> SpecText.LINK;
      case FEDERATION -> FederationSpec.definitions(version);
      case TAG -> version.isAtLeast(v(0, 3)) ? SpecText.TAG_WITH_SCHEMA : tagBeforeSchema(version);
      case INACCESSIBLE ->
          version.isAtLeast(v(0, 2)) ? SpecText.INACCESSIBLE : SpecText.INACCESSIBLE_0_1;
      case COST -> SpecText.COST;
      case AUTHENTICATED -> SpecText.AUTHENTICATED;
      case REQUIRES_SCOPES -> SpecText.REQUIRES_SCOPES;
      case POLICY -> SpecText.POLICY;
      case CONTEXT -> SpecText.CONTEXT;
      case CACHE_TAG -> SpecText.CACHE_TAG;
      case CORE, JOIN, CONNECT -> "";
    };
  }

  private static String tagBeforeSchema(SpecVersion version) {
    return version.isAtLeast(v(0, 2)) ? SpecText.TAG : SpecText.TAG_0_1;
  }
}
