package io.interlock.router.config;

import io.interlock.router.config.KeyType.Choice;
import io.interlock.router.config.KeyType.Flag;
import io.interlock.router.config.KeyType.Section;
import io.interlock.router.config.KeyType.Text;
import io.interlock.router.config.KeyType.TextMap;
import io.interlock.router.config.KeyType.Time;
import io.interlock.router.config.KeyType.Url;
import io.interlock.router.config.KeyType.Whole;
import java.util.List;

/// The keys of one service in `gateway.yaml`.
final class ServiceKeys {
  private static final Time TIME = new Time(false);

  private static final Key RETRY =
      Key.section(
          "retry",
          "How the service's SDL is fetched when it does not answer at once.",
          Key.optional("attempts", new Whole(1, 100), "3", "Tries in all, the first one included."),
          Key.optional("timeout", TIME, "5s", "The most time of one try."),
          Key.optional(
              "backoff",
              TIME,
              "200ms",
              "The pause before the second try; it doubles from try to try, with jitter."),
          Key.optional("maxBackoff", TIME, "5s", "The longest pause."),
          Key.optional(
              "settle",
              new Whole(1, 100),
              "1",
              "How often in a row the same SDL has to come before it is taken; at most"
                  + " `attempts`."));

  static final Section SERVICE =
      new Section(
          List.of(
              Key.required(
                      "name",
                      new Text(TextRule.SERVICE_NAME),
                      "The subgraph's name, also in `POST /<name>/apply`.")
                  .withExample("products"),
              Key.required("url", new Url(), "Where the subgraph answers GraphQL requests.")
                  .withAlias("host")
                  .withExample("http://localhost:4001/graphql"),
              Key.optional(
                      "headers",
                      new TextMap(TextRule.HEADER_NAME),
                      "{}",
                      "Headers that are sent with every request to this subgraph.")
                  .withExample("{ x-caller: interlock }"),
              Key.optional("timeout", TIME, "30s", "The most time of one request to it."),
              Key.computed(
                      "dedupe",
                      new Flag(),
                      "`traffic.subgraphs.dedupe`",
                      "Whether identical queries to it that are in flight at once are sent once.")
                  .withExample("true"),
              Key.optional("required", new Flag(), "true", "Whether nothing can serve without it."),
              Key.optional(
                  "fallback",
                  new Choice(List.of("cached", "drop", "fail")),
                  "cached",
                  "When its SDL cannot be fetched at a start or a reload: `cached` takes what is known of it and, if nothing is and it is not required, leaves it out; `drop` leaves it out, if the others compose without it; `fail` fails."),
              RETRY));

  private ServiceKeys() {}
}
