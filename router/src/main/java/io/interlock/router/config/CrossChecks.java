package io.interlock.router.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.error.Mark;

/// Rules that look at more than one value.
final class CrossChecks {

  private CrossChecks() {}

  static void check(Values root, ConfigContext context, FaultList faults) {
    checkEndpoint(root, faults);
    checkServices(root, faults);
    checkCanary(root.section("schema"), faults);
    checkCors(root.section("cors"), faults);
    checkDebug(root.section("debug"), context, faults);
  }

  private static void checkEndpoint(Values root, FaultList faults) {
    Mark mark = root.mark("endpoint");
    if (mark == null) {
      return;
    }
    String segment = firstSegment(root.text("endpoint"));
    if (GatewayKeys.ADMIN_SEGMENTS.contains(segment)) {
      faults.add(
          mark,
          root.path("endpoint"),
          "expected a path outside /%s, which the router serves itself, got '%s'"
              .formatted(segment, root.text("endpoint")));
    }
  }

  private static void checkServices(Values root, FaultList faults) {
    if (!root.has("services")) {
      return;
    }
    Set<String> reserved = new TreeSet<>(GatewayKeys.RESERVED_NAMES);
    if (root.has("endpoint")) {
      reserved.add(firstSegment(root.text("endpoint")));
    }
    Map<String, Integer> lines = new HashMap<>();
    for (Values service : root.sections("services")) {
      checkName(service, reserved, lines, faults);
      checkRetry(service.section("retry"), faults);
    }
  }

  private static void checkName(
      Values service, Set<String> reserved, Map<String, Integer> lines, FaultList faults) {
    Mark mark = service.mark("name");
    if (mark == null) {
      return;
    }
    String name = service.text("name");
    if (reserved.contains(name)) {
      faults.add(
          mark,
          service.path("name"),
          "expected a name that the router does not serve itself (%s), got '%s'"
              .formatted(String.join(", ", reserved), name));
    }
    Integer first = lines.putIfAbsent(name, mark.getLine() + 1);
    if (first != null) {
      faults.add(
          mark,
          service.path("name"),
          "expected a name of its own, got '%s' again after line %d".formatted(name, first));
    }
  }

  private static void checkRetry(Values retry, FaultList faults) {
    Mark mark = retry.mark("settle");
    if (mark != null && retry.has("attempts") && retry.whole("settle") > retry.whole("attempts")) {
      faults.add(
          mark,
          retry.path("settle"),
          "expected at most %d, which is `attempts`, got %d"
              .formatted(retry.whole("attempts"), retry.whole("settle")));
    }
  }

  private static void checkCanary(Values schema, FaultList faults) {
    if (!schema.has("canary")) {
      return;
    }
    int least = 1;
    for (Values step : schema.sections("canary")) {
      Mark mark = step.mark("percent");
      if (mark == null) {
        return;
      }
      int percent = step.whole("percent");
      if (percent < least) {
        faults.add(
            mark,
            step.path("percent"),
            "expected more than the %d of the step before, got %d".formatted(least - 1, percent));
      }
      least = percent + 1;
    }
  }

  private static void checkCors(Values cors, FaultList faults) {
    Mark mark = cors.mark("credentials");
    if (mark == null || !cors.has("origins")) {
      return;
    }
    if (cors.flag("credentials") && cors.texts("origins").contains("*")) {
      faults.add(
          mark, cors.path("credentials"), "expected false while cors.origins holds '*', got true");
    }
  }

  private static void checkDebug(Values debug, ConfigContext context, FaultList faults) {
    Mark mark = debug.mark("faults");
    if (mark != null && debug.flag("faults") && !context.isDevelopment()) {
      faults.add(
          mark,
          debug.path("faults"),
          "expected false unless INTERLOCK_DEV=1 or --dev is set, got true");
    }
  }

  private static String firstSegment(String path) {
    return List.of(path.split("/", -1)).get(1);
  }
}
