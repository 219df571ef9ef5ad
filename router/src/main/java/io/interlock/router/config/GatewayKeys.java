package io.interlock.router.config;

import io.interlock.router.config.KeyType.Choice;
import io.interlock.router.config.KeyType.Flag;
import io.interlock.router.config.KeyType.ListOf;
import io.interlock.router.config.KeyType.RateOr;
import io.interlock.router.config.KeyType.Section;
import io.interlock.router.config.KeyType.Size;
import io.interlock.router.config.KeyType.Text;
import io.interlock.router.config.KeyType.Time;
import io.interlock.router.config.KeyType.TimeOr;
import io.interlock.router.config.KeyType.Whole;
import java.util.List;
import java.util.Set;

/// Every key of `gateway.yaml`, once: loading, the JSON Schema, the documentation's table and the
/// file that `init` writes are all made from here.
final class GatewayKeys {

  /// First path segments that the router answers itself, so that no service may take them.
  static final Set<String> RESERVED_NAMES =
      Set.of("apply", "check", "gateway", "graphql", "health", "metrics");

  /// First path segments under which no GraphQL endpoint may lie.
  static final Set<String> ADMIN_SEGMENTS = Set.of("gateway", "health", "metrics");

  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;
  private static final int GIB = 1024 * MIB;
  private static final Time POSITIVE_TIME = new Time(false);
  private static final Time TIME = new Time(true);

  private static final Key LIMITS =
      Key.section(
          "limits",
          "What one request, answer or connection may use at most.",
          Key.optional(
              "maxRequestBytes",
              new Size(KIB, GIB),
              "2MiB",
              "The body of a client's request; a larger one is answered with 413."),
          Key.optional(
              "maxHeaderBytes",
              new Size(KIB, MIB),
              "32KiB",
              "The request line and the headers of a client's request."),
          Key.optional(
              "maxSubgraphResponseBytes",
              new Size(KIB, GIB),
              "32MiB",
              "The body of a subgraph's answer."),
          Key.optional(
              "maxOperationTokens",
              new Whole(10, 10_000_000),
              "15000",
              "Tokens in a GraphQL document."),
          Key.optional(
              "maxConnectionsPerSubgraph",
              new Whole(1, 10_000),
              "128",
              "Connections that one event loop opens to one subgraph."),
          Key.optional(
              "cachedOperations",
              new Whole(1, 10_000_000),
              "5000",
              "Plans that are kept, and texts of operations; large ones count for several. Fewer where the heap is small: at most a sixth of it."),
          Key.optional(
              "idleTimeout",
              POSITIVE_TIME,
              "75s",
              "How long a connection of a client may lie idle."),
          Key.optional(
              "connectTimeout",
              POSITIVE_TIME,
              "2s",
              "How long opening a connection to a subgraph may take."));

  private static final Key TRAFFIC =
      Key.section(
          "traffic",
          "Requests that are in flight at the same time.",
          Key.section(
              "subgraphs",
              "Queries to subgraphs.",
              Key.optional(
                  "dedupe",
                  new Flag(),
                  "true",
                  "Whether identical queries to a subgraph that are in flight at once are sent"
                      + " once; a service may say otherwise.")),
          Key.section(
              "clients",
              "Queries of clients.",
              Key.optional(
                  "dedupe",
                  new Flag(),
                  "false",
                  "Whether identical queries of clients that are in flight at once are executed"
                      + " once.")));

  private static final Section CANARY_STEP =
      new Section(
          List.of(
              Key.required(
                  "percent",
                  new Whole(1, 99),
                  "Requests that take the new schema, in percent, by client."),
              Key.required(
                  "for", new TimeOr("hold"), "How long; `hold` until `POST /gateway/promote`.")));

  private static final Key SCHEMA =
      Key.section(
          "schema",
          "How a schema change is composed, checked, applied, drained and put on probation.",
          Key.section(
              "compose",
              "Composition.",
              Key.optional(
                  "timeout", POSITIVE_TIME, "30s", "The most time that composition may take."),
              Key.optional(
                  "maxSdlBytes",
                  new Size(KIB, GIB),
                  "4MiB",
                  "The largest SDL that is read from a subgraph.")),
          Key.section(
              "checks",
              "What a new schema must not do.",
              Key.optional(
                  "onBreaking",
                  new Choice(List.of("allow", "warn", "rejectIfUsed", "reject")),
                  "warn",
                  "What to do about a change that breaks clients: make it, make it and say so,"
                      + " refuse it when it breaks an operation that was served lately, or refuse"
                      + " it.")),
          Key.section(
              "warmup",
              "Operations that were served lately, checked and planned before a new schema serves.",
              Key.optional(
                  "operations",
                  new Whole(0, 1_000_000),
                  "500",
                  "Texts of operations that are checked and planned anew, the most used first."),
              Key.optional("timeout", TIME, "10s", "The most time of it.")),
          Key.section(
              "drain",
              "The end of an engine that was replaced.",
              Key.optional(
                  "grace",
                  TIME,
                  "5s",
                  "What requests on a replaced engine get beyond `requestTimeout`."),
              Key.optional(
                  "maxRetired",
                  new Whole(1, 1000),
                  "4",
                  "Replaced engines that may be alive; one more cuts the oldest.")),
          Key.section(
              "apply",
              "`POST /<name>/apply`.",
              Key.optional(
                  "timeout",
                  POSITIVE_TIME,
                  "120s",
                  "The most time of one apply, fetching included."),
              Key.optional(
                  "queue", new Whole(1, 10_000), "32", "Applies that may wait for their turn."),
              Key.optional(
                  "rate",
                  new RateOr("off"),
                  "30/min",
                  "Calls that ask for a schema change, in all; as many may come at once. Rollbacks"
                      + " are not counted.")),
          Key.section(
              "probation",
              "The time in which a new schema has to prove itself.",
              Key.optional("duration", TIME, "60s", "The least time of it."),
              Key.optional(
                  "minRequests",
                  new Whole(0, 1_000_000),
                  "20",
                  "Requests that have to be answered before it ends."),
              Key.optional(
                  "maxDuration", TIME, "10m", "The most time of it, however few requests come."),
              Key.optional(
                  "autoRollback",
                  new Flag(),
                  "true",
                  "Whether a schema that does not prove itself is rolled back by itself."),
              Key.optional(
                  "maxLostPercent",
                  new Whole(0, 100),
                  "100",
                  "Requests for operations that have become invalid, in percent of all, above which"
                      + " it is rolled back.")),
          Key.section(
              "poll",
              "Looking whether services have a newer schema, for those that do not call apply.",
              Key.optional(
                  "interval",
                  new TimeOr("off"),
                  "off",
                  "The pause between two looks, give or take a tenth.")),
          Key.optional(
                  "canary",
                  new ListOf(CANARY_STEP),
                  "[]",
                  "Shares of the requests that a new schema gets, one after the other, before all.")
              .withExample("[{ percent: 5, for: 30s }, { percent: 25, for: 30s }]"));

  /// The whole file.
  static final Section ROOT =
      new Section(
          List.of(
              Key.optional(
                  "host",
                  new Text(TextRule.HOST),
                  "127.0.0.1",
                  "The address to listen on; 0.0.0.0 for every one."),
              Key.optional("port", new Whole(0, 65_535), "4000", "The port; 0 takes a free one."),
              Key.optional(
                  "endpoint", new Text(TextRule.PATH), "/graphql", "The GraphQL endpoint's path."),
              Key.optional(
                  "requestTimeout",
                  POSITIVE_TIME,
                  "30s",
                  "The most time of one client request; then 504 `GATEWAY_TIMEOUT`."),
              Key.optional("services", new ListOf(ServiceKeys.SERVICE), "[]", "The subgraphs."),
              Key.section(
                  "headers",
                  "Headers between clients and subgraphs.",
                  Key.optional(
                      "propagate",
                      new ListOf(new Text(TextRule.HEADER_NAME)),
                      "[authorization, x-request-id, traceparent]",
                      "Request headers that go on to the subgraphs.")),
              TRAFFIC,
              LIMITS,
              SCHEMA,
              Key.section(
                  "store",
                  "Where revisions, their SDLs and the audit are kept.",
                  Key.optional(
                      "url",
                      new Text(TextRule.STORE_URL),
                      "jdbc:sqlite:data/interlock.db",
                      "A SQLite file, made when it is not there; `memory` is gone with the process."),
                  Key.optional(
                      "keepRevisions",
                      new Whole(2, 100_000),
                      "100",
                      "Revisions that are kept, the newest, each with its SDLs."),
                  Key.optional(
                      "keepAuditDays",
                      new Whole(1, 36_500),
                      "90",
                      "Days that a line of the audit is kept."),
                  Key.optional(
                      "onUnavailable",
                      new Choice(List.of("reject", "local")),
                      "reject",
                      "While the store cannot be written: `reject` refuses schema changes with 503, `local` makes them and stores them later.")),
              Key.section(
                  "startup",
                  "What happens when there is no supergraph to serve at the start.",
                  Key.optional(
                      "mode",
                      new Choice(List.of("tolerant", "strict")),
                      "tolerant",
                      "`tolerant` says why and keeps trying, `strict` exits with code 1."),
                  Key.optional(
                      "source",
                      new Choice(List.of("subgraphs", "store")),
                      "subgraphs",
                      "What the store has serves at once; `subgraphs` then fetches every SDL, `store` leaves it until somebody applies."),
                  Key.optional(
                      "timeout",
                      POSITIVE_TIME,
                      "60s",
                      "How long the first try may take before it counts as failed.")),
              Key.section(
                  "config",
                  "This file.",
                  Key.optional(
                      "watch",
                      new TimeOr("off"),
                      "2s",
                      "How often the router looks whether this file has changed; other `services`"
                          + " are then brought into force, everything else at the next start.")),
              Key.section(
                  "admin",
                  "Who may change schemas.",
                  Key.computed(
                          "token",
                          new Text(TextRule.ANY),
                          "none: loopback only",
                          "The bearer token of admin calls; empty counts as none.")
                      .withExample("${INTERLOCK_ADMIN_TOKEN:}")),
              Key.section(
                  "cors",
                  "Which web pages may call the endpoint; none by default.",
                  Key.optional(
                          "origins",
                          new ListOf(new Text(TextRule.ORIGIN)),
                          "[]",
                          "Allowed origins, or `*` for every one.")
                      .withExample("[https://studio.example.com]"),
                  Key.optional(
                      "headers",
                      new ListOf(new Text(TextRule.HEADER_NAME)),
                      "[content-type, authorization, x-request-id]",
                      "Request headers that such a page may send."),
                  Key.optional(
                      "credentials", new Flag(), "false", "Whether cookies may be sent along."),
                  Key.optional(
                      "maxAge", TIME, "10m", "How long a browser may keep a preflight answer.")),
              Key.section(
                  "errors",
                  "What clients see of a subgraph's errors.",
                  Key.optional(
                      "maskSubgraphErrors",
                      new Flag(),
                      "false",
                      "Whether messages of subgraph errors are replaced by a neutral text.")),
              Key.section(
                  "plans",
                  "What clients may see of query plans.",
                  Key.optional(
                      "expose",
                      new Flag(),
                      "false",
                      "Whether a request may ask for its plan by a header such as"
                          + " `Apollo-Expose-Query-Plan`.")),
              Key.section(
                  "override",
                  "Progressive overrides: fields that move to another subgraph by a label.",
                  Key.optional(
                          "labels",
                          new ListOf(new Text(TextRule.ANY)),
                          "[]",
                          "Labels whose override has happened; `percent(n)` decides by itself for"
                              + " each request.")
                      .withExample("[new-prices]")),
              Key.section(
                  "shutdown",
                  "The end of the process after SIGTERM.",
                  Key.optional(
                      "delay",
                      TIME,
                      "0s",
                      "How long it still accepts requests while it reports not ready."),
                  Key.computed(
                          "grace",
                          TIME,
                          "`requestTimeout`",
                          "The most time that requests in flight get to finish.")
                      .withExample("30s")),
              Key.section(
                  "debug",
                  "Switches for development, refused unless `INTERLOCK_DEV=1` or `--dev` is set.",
                  Key.optional(
                      "faults",
                      new Flag(),
                      "false",
                      "Whether faults may be injected into a schema change."))));

  private GatewayKeys() {}
}
