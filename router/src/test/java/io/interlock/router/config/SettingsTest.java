package io.interlock.router.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void saysKeyByKeyWhatIsOther() {
    assertThat(
            changes(
                """
                services:
                - {name: products, url: 'http://a/graphql', timeout: 3s}
                - {name: old, url: 'http://old/graphql'}
                """,
                """
                port: 4100
                schema: {poll: {interval: 30s}}
                services:
                - {name: products, url: 'http://b/graphql', timeout: 3s, retry: {attempts: 5}}
                """))
        .containsExactly(
            "port: 4000 → 4100",
            "schema.poll.interval: off → PT30S",
            "services.old.fallback: cached → none",
            "services.old.name: old → none",
            "services.old.required: true → none",
            "services.old.retry.attempts: 3 → none",
            "services.old.retry.backoff: PT0.2S → none",
            "services.old.retry.maxBackoff: PT5S → none",
            "services.old.retry.settle: 1 → none",
            "services.old.retry.timeout: PT5S → none",
            "services.old.timeout: PT30S → none",
            "services.old.url: http://old/graphql → none",
            "services.products.retry.attempts: 3 → 5",
            "services.products.url: http://a/graphql → http://b/graphql");
  }

  @Test
  void neverShowsASecret() {
    assertThat(
            changes(
                """
                admin: {token: first-secret-token}
                services:
                - {name: a, url: 'http://a/graphql', headers: {x-key: key1}}
                """,
                """
                admin: {token: other-secret-token}
                services:
                - {name: a, url: 'http://a/graphql', headers: {x-key: key2}}
                """))
        .containsExactly(
            "admin.token: (not shown) → (not shown)",
            "services.a.headers.x-key: (not shown) → (not shown)");
  }

  @Test
  void onlyServicesTakeEffectWhileTheRouterRuns() {
    Settings before = settings("services: [{name: a, url: 'http://a/'}]");
    Settings after = settings("services: [{name: a, url: 'http://b/'}]\nrequestTimeout: 9s");

    assertThat(before.changesTo(after))
        .extracting(Settings.Changed::path, Settings.Changed::isAtOnce)
        .containsExactly(tuple("requestTimeout", false), tuple("services.a.url", true));
  }

  private static List<String> changes(String before, String after) {
    return settings(before).changesTo(settings(after)).stream()
        .map(c -> c.path() + ": " + c.text())
        .toList();
  }

  private static Settings settings(String text) {
    ConfigOutcome outcome =
        ConfigLoader.parse(text, "gateway.yaml", new ConfigContext(Map.of(), false));
    assertThat(outcome).isInstanceOf(ConfigOutcome.Loaded.class);
    return ((ConfigOutcome.Loaded) outcome).settings();
  }
}
