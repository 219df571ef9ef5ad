package io.interlock.supergraph.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpecUrlTest {
  @Test
  void readsIdentityNameAndVersion() {
    assertThat(SpecUrl.read("https://user@specs.apollo.dev/a/federation/v2.3?x=1#y"))
        .isEqualTo(
            new SpecUrl.Reading.Read(
                new SpecUrl(
                    "https://specs.apollo.dev/a/federation", "federation", new SpecVersion(2, 3))));
  }

  @Test
  void tellsAMissingVersionFromNoUrlAtAll() {
    assertThat(SpecUrl.read("https://specs.apollo.dev/federation"))
        .isInstanceOf(SpecUrl.Reading.Malformed.class);
    assertThat(SpecUrl.read("https://specs.apollo.dev/federation/v2.3/"))
        .isInstanceOf(SpecUrl.Reading.Malformed.class);
    assertThat(SpecUrl.read("https://specs.apollo.dev/v2.3"))
        .isInstanceOf(SpecUrl.Reading.Malformed.class);
    assertThat(SpecUrl.read("https://specs.apollo.dev"))
        .isInstanceOf(SpecUrl.Reading.Malformed.class);
    assertThat(SpecUrl.read("federation")).isInstanceOf(SpecUrl.Reading.NotAnUrl.class);
    assertThat(SpecUrl.read("ht tp://x")).isInstanceOf(SpecUrl.Reading.NotAnUrl.class);
  }

  @Test
  void ordersVersionsByNumber() {
    assertThat(new SpecVersion(2, 10)).isGreaterThan(new SpecVersion(2, 9));
    assertThat(SpecVersion.parse("2.3")).isEmpty();
    assertThat(SpecVersion.parse("v99999999999.1")).isEmpty();
  }
}
