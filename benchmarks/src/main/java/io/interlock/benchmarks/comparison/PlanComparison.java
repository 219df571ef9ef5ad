package io.interlock.benchmarks.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.parser.Parser;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.planner.plan.PlanSize;
import io.interlock.supergraph.schema.Supergraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The command behind `benchmarks/compare-plans`: plans the queries of the cases and holds the
/// plans against those of other planners, whose sizes come as files of JSON lines `{"id", "stages",
/// "fetches"}` or `{"id", "error"}`.
public final class PlanComparison {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PlanComparison() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, Optional<PlanSize>> ours = plan(Path.of(arguments[0]));
    List<String> shorter = new ArrayList<>();
    System.out.println(
        "| planner | queries | stages, ours | theirs | fetches, ours | theirs | ours better | same |"
            + " ours worse | theirs wrong | only we plan | only they plan |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (String argument : List.of(arguments).subList(1, arguments.length)) {
      String[] other = argument.split("=", 2);
      Tally tally = new Tally(other[0], shorter);
      for (String line : Files.readAllLines(Path.of(other[1]))) {
        JsonNode answer = JSON.readTree(line);
        String id = answer.get("id").asText();
        if (answer.has("wrong")) {
          tally.addWrong();
        } else {
          tally.add(id, ours.getOrDefault(id, Optional.empty()), size(answer));
        }
      }
      System.out.println(tally);
    }
    shorter.forEach(System.out::println);
  }

  private static Optional<PlanSize> size(JsonNode answer) {
    return answer.has("error")
        ? Optional.empty()
        : Optional.of(new PlanSize(answer.get("stages").asInt(), answer.get("fetches").asInt()));
  }

  /// The sizes of our plans, by query; empty where there is none.
  private static Map<String, Optional<PlanSize>> plan(Path cases) throws IOException {
    Map<String, Optional<PlanSize>> sizes = new LinkedHashMap<>();
    for (String line : Files.readAllLines(cases)) {
      JsonNode each = JSON.readTree(line);
      Supergraph supergraph = Supergraph.read(each.get("supergraphSdl").asText());
      QueryPlanner planner = new QueryPlanner(supergraph);
      int number = 0;
      for (JsonNode query : each.get("queries")) {
        sizes.put(each.get("id").asText() + "#" + number++, plan(planner, query.asText()));
      }
    }
    return sizes;
  }

  private static Optional<PlanSize> plan(QueryPlanner planner, String query) {
    return switch (planner.plan(Parser.parse(query), null, planner.supergraph().view())) {
      case PlanningOutcome.Planned planned -> Optional.of(PlanSize.of(planned.plan().node()));
      case PlanningOutcome.NotPlannable _ -> Optional.empty();
    };
  }

  /// Our plans beside those of one other planner.
  private static final class Tally {
    private final String name;
    private final List<String> shorter;
    private PlanSize ours = new PlanSize(0, 0);
    private PlanSize theirs = new PlanSize(0, 0);
    private int compared;
    private int better;
    private int worse;
    private int wrong;
    private int onlyOurs;
    private int onlyTheirs;

    Tally(String name, List<String> shorter) {
      this.name = name;
      this.shorter = shorter;
    }

    /// Their plan asks a subgraph for what that cannot answer, so that its size says nothing.
    void addWrong() {
      wrong++;
    }

    void add(String id, Optional<PlanSize> our, Optional<PlanSize> their) {
      if (our.isEmpty() || their.isEmpty()) {
        onlyOurs += our.isPresent() ? 1 : 0;
        onlyTheirs += their.isPresent() ? 1 : 0;
        return;
      }
      compared++;
      ours = plus(ours, our.get());
      theirs = plus(theirs, their.get());
      int order = our.get().compareTo(their.get());
      better += order < 0 ? 1 : 0;
      if (order > 0) {
        worse++;
        shorter.add("%s: ours %s, %s %s".formatted(id, our.get(), name, their.get()));
      }
    }

    private static PlanSize plus(PlanSize a, PlanSize b) {
      return new PlanSize(a.stages() + b.stages(), a.fetches() + b.fetches());
    }

    @Override
    public String toString() {
      double each = Math.max(1, compared);
      return String.format(
          Locale.ROOT,
          "| %s | %d | %.3f | %.3f | %.3f | %.3f | %d | %d | %d (%.2f %%) | %d | %d | %d |",
          name,
          compared,
          ours.stages() / each,
          theirs.stages() / each,
          ours.fetches() / each,
          theirs.fetches() / each,
          better,
          compared - better - worse,
          worse,
          100 * worse / each,
          wrong,
          onlyOurs,
          onlyTheirs);
    }
  }
}
