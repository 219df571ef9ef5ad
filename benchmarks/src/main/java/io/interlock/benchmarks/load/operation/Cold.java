package io.interlock.benchmarks.load.operation;

import io.interlock.benchmarks.load.generator.ClientRequest;
import io.interlock.benchmarks.load.generator.ExpectedAnswer;
import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.shop.GraphqlServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Operations that nobody has seen: of each of some hundred drawn ones the first field gets a new
/// alias every time, and so does the answer. The alias reaches the subgraph, so that its answer is
/// new too.
final class Cold implements Traffic {

  private static final int TEMPLATES = 200;
  private static final long SEED = 4711;

  /// The alias of a template, which no field has.
  private static final String ALIAS = "root0";

  private final List<Template> templates = new ArrayList<>();
  private long sent = System.currentTimeMillis() * 1_000_000;

  /// A request and its answer, cut where the alias stands.
  private record Template(Cut body, Cut answer) {
    ClientRequest with(byte[] alias) {
      return new ClientRequest(body.with(alias), new ExpectedAnswer(answer.with(alias)));
    }
  }

  private record Cut(byte[] before, byte[] after) {
    static Cut of(byte[] text) {
      String whole = new String(text, StandardCharsets.UTF_8);
      int at = whole.indexOf(ALIAS);
      if (at < 0 || whole.indexOf(ALIAS, at + 1) >= 0) {
        throw new IllegalArgumentException("expected " + ALIAS + " once in " + whole);
      }
      return new Cut(
          whole.substring(0, at).getBytes(StandardCharsets.UTF_8),
          whole.substring(at + ALIAS.length()).getBytes(StandardCharsets.UTF_8));
    }

    byte[] with(byte[] alias) {
      byte[] text = new byte[before.length + alias.length + after.length];
      System.arraycopy(before, 0, text, 0, before.length);
      System.arraycopy(alias, 0, text, before.length, alias.length);
      System.arraycopy(after, 0, text, before.length + alias.length, after.length);
      return text;
    }
  }

  Cold(GraphqlServer monolith) {
    for (String text : new DrawnOperations(SEED).distinct(TEMPLATES)) {
      byte[] body = Requests.body(text, Map.of());
      templates.add(new Template(Cut.of(body), Cut.of(Requests.flawless(monolith, body))));
    }
  }

  @Override
  public ClientRequest request(long number) {
    byte[] alias = ("a" + sent++).getBytes(StandardCharsets.US_ASCII);
    return templates.get((int) (sent % TEMPLATES)).with(alias);
  }

  @Override
  public int distinct() {
    return 0;
  }
}
