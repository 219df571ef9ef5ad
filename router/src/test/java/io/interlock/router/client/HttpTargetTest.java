package io.interlock.router.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class HttpTargetTest {
  private static HttpTarget of(String url) {
    return HttpTarget.of(URI.create(url));
  }

  @Test
  void takesUrlsApart() {
    HttpTarget target = of("http://products:4001/graphql?a=b%20c");

    assertThat(target.origin()).isEqualTo(new HttpTarget.Origin(false, "products", 4001));
    assertThat(target.authority()).isEqualTo("products:4001");
    assertThat(target.requestTarget()).isEqualTo("/graphql?a=b%20c");
    assertThat(target.authorization()).isNull();
  }

  @Test
  void fillsInPortAndPath() {
    assertThat(of("https://products").origin())
        .isEqualTo(new HttpTarget.Origin(true, "products", 443));
    assertThat(of("https://products").authority()).isEqualTo("products");
    assertThat(of("https://products").requestTarget()).isEqualTo("/");
    assertThat(of("http://products?x").requestTarget()).isEqualTo("/?x");
  }

  @Test
  void takesTheBracketsOffAnIpv6Address() {
    HttpTarget target = of("http://[::1]:4001/");

    assertThat(target.origin().host()).isEqualTo("::1");
    assertThat(target.authority()).isEqualTo("[::1]:4001");
  }

  @Test
  void showsNeitherUserInfoNorQuery() {
    HttpTarget target = of("https://user:secret@products/graphql?token=hidden");

    assertThat(target).hasToString("https://products/graphql");
    assertThat(target.authorization()).isEqualTo("Basic dXNlcjpzZWNyZXQ=");
  }

  @Test
  void refusesWhatIsNotHttp() {
    assertThatThrownBy(() -> of("ftp://products/"))
        .hasMessage("expected an http or https URL, got scheme 'ftp'");
    assertThatThrownBy(() -> of("products:4001"))
        .hasMessage("expected an http or https URL, got scheme 'products'");
    assertThatThrownBy(() -> of("http:///graphql"))
        .hasMessage("expected a URL with a host name, got none");
  }
}
