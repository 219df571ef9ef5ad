package io.interlock.router.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
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
    assertThat(requestLineOf(target)).startsWith(" /graphql?a=b%20c HTTP/1.1\r\nhost: ");
    assertThat(target.authorization()).isNull();
  }

  @Test
  void fillsInPortAndPath() {
    assertThat(of("https://products").origin())
        .isEqualTo(new HttpTarget.Origin(true, "products", 443));
    assertThat(of("https://products").authority()).isEqualTo("products");
    assertThat(requestLineOf(of("https://products"))).startsWith(" / HTTP/1.1\r\n");
    assertThat(requestLineOf(of("http://products?x"))).startsWith(" /?x HTTP/1.1\r\n");
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

  private static String requestLineOf(HttpTarget target) {
    return new String(target.restOfRequestLine(), StandardCharsets.ISO_8859_1);
  }
}
