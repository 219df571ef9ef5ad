package io.interlock.benchmarks.load.router;

import io.interlock.benchmarks.load.floor.Recording;
import io.interlock.benchmarks.load.floor.Recording.Sent;
import io.interlock.benchmarks.load.generator.ClientRequest;
import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.http.Tap;
import io.interlock.benchmarks.load.site.RunningShop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The floor of the same requests to subgraphs: what a router did is recorded, and played by a
/// process that looks into nothing.
final class ReplayRouter implements RouterKind {

  private final RouterKind recorded;

  /// @param recorded the router whose requests to subgraphs are sent
  ReplayRouter(RouterKind recorded) {
    this.recorded = recorded;
  }

  @Override
  public String name() {
    return "direct";
  }

  /// What never comes again cannot be recorded.
  @Override
  public boolean canServe(Traffic traffic) {
    return traffic.distinct() > 0;
  }

  @Override
  public Launch launch(RunningShop shop, List<Traffic> traffic, int port, Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("recordings.jsonl");
    try (RunningRouter router = RunningRouter.start(recorded, shop, traffic, folder)) {
      router.awaitAnswer(traffic.getFirst().request(0));
      Recording.write(file, record(shop, router, traffic));
    }
    return new Launch(
        FloorProcess.command("ReplayFloor", List.of(Integer.toString(port), file.toString())),
        Map.of(),
        "/graphql",
        "sends the requests to subgraphs that %s sent, in its stages; looks into no answer"
            .formatted(recorded.name()));
  }

  private static List<Recording> record(
      RunningShop shop, RunningRouter router, List<Traffic> traffic) throws IOException {
    List<Recording> recordings = new ArrayList<>();
    for (Traffic each : traffic) {
      for (int number = 0; number < each.distinct(); number++) {
        ClientRequest request = each.request(number);
        router.post(request.body()); // so that subgraphs have answered before
        recordings.add(record(shop, router, request));
      }
    }
    return recordings;
  }

  private static Recording record(RunningShop shop, RunningRouter router, ClientRequest request)
      throws IOException {
    Stages stages = new Stages();
    shop.tap(stages);
    try {
      byte[] answer = router.post(request.body());
      return new Recording(text(request.body()), stages.all(), text(answer));
    } finally {
      shop.tap(null);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Requests that come before any of them is answered are of one stage.
  private static final class Stages implements Tap {
    private final List<List<Sent>> stages = new ArrayList<>();
    private boolean isAnswered = true;

    @Override
    public synchronized void asked(int port, byte[] body) {
      if (isAnswered) {
        stages.add(new ArrayList<>());
        isAnswered = false;
      }
      stages.getLast().add(new Sent(port, text(body)));
    }

    @Override
    public synchronized void answering() {
      isAnswered = true;
    }

    synchronized List<List<Sent>> all() {
      return List.copyOf(stages);
    }
  }
}
