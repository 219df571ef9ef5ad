package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Holds a router's response against the monolith's.
///
/// Where no field fails and no entity is missing, data must be equal, and there may be no error.
/// The order of keys must be equal too where the operation has no conditions: the router orders
/// keys by where they are first mentioned, also when that mention is skipped, and GraphQL only says
/// that they should be ordered by the first one that is not. Otherwise the router may have a null
/// where the monolith has more, because an entity that a subgraph does not know, a failed key or a
/// failed input is null for the router alone; and a computed field may show `null` or `absent` for
/// an input. It may never have more than the monolith, and when the monolith has errors and no
/// entity is missing it must have some too.
final class Comparison {
  private final Scene scene;
  private final List<String> explained = new ArrayList<>();

  private Comparison(Scene scene) {
    this.scene = scene;
  }

  static Outcome compare(Scene scene, Question question, JsonNode monolith, JsonNode router) {
    Comparison comparison = new Comparison(scene);
    String difference = comparison.data(monolith.path("data"), router.path("data"), "data");
    if (difference != null) {
      return new Outcome.Failed("other data", difference);
    }
    if (!question.hasConditions() && isOtherOrder(monolith.path("data"), router.path("data"))) {
      return new Outcome.Failed(
          "other order of keys", monolith.path("data") + " and " + router.path("data"));
    }
    difference = comparison.errors(monolith.path("errors"), router.path("errors"));
    if (difference != null) {
      return new Outcome.Failed("other errors", difference);
    }
    return comparison.explained.isEmpty()
        ? new Outcome.Equal()
        : new Outcome.Explained(comparison.explained.getFirst());
  }

  private @Nullable String errors(JsonNode monolith, JsonNode router) {
    if (!scene.isFailing() && !router.isEmpty()) {
      return "errors without a cause: " + router;
    }
    if (!monolith.isEmpty() && router.isEmpty() && !scene.hasGaps()) {
      return "errors are lost: " + monolith;
    }
    return null;
  }

  private @Nullable String data(JsonNode monolith, JsonNode router, String path) {
    if (monolith.equals(router)) {
      return null;
    }
    if (monolith.isObject() && router.isObject()) {
      return members(monolith, router, path);
    }
    if (monolith.isArray() && router.isArray() && monolith.size() == router.size()) {
      return elements(monolith, router, path);
    }
    if (scene.isFailing() && isLess(monolith, router)
        || scene.hasUnknownTypes() && monolith.isNull() && router.isObject()) {
      explained.add(path);
      return null;
    }
    return "%s: monolith %s, router %s".formatted(path, monolith, router);
  }

  private static boolean isLess(JsonNode monolith, JsonNode router) {
    if (router.isNull()) {
      return true;
    }
    return monolith.isTextual()
        && router.isTextual()
        && Pattern.matches(
            Pattern.quote(router.textValue()).replaceAll("null|absent", "\\\\E.*\\\\Q"),
            monolith.textValue());
  }

  private @Nullable String members(JsonNode monolith, JsonNode router, String path) {
    for (var member : monolith.properties()) {
      JsonNode value = router.get(member.getKey());
      String below = path + "." + member.getKey();
      if (value == null && scene.hasUnknownTypes()) {
        explained.add(below);
        continue;
      }
      if (value == null) {
        return below + " is missing";
      }
      String difference = data(member.getValue(), value, below);
      if (difference != null) {
        return difference;
      }
    }
    return router.size() <= monolith.size() ? null : path + " has members too many: " + router;
  }

  private @Nullable String elements(JsonNode monolith, JsonNode router, String path) {
    for (int i = 0; i < monolith.size(); i++) {
      String difference = data(monolith.get(i), router.get(i), path + "." + i);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  /// Whether the members that both have come in another order somewhere.
  private static boolean isOtherOrder(JsonNode monolith, JsonNode router) {
    if (monolith.isObject() && router.isObject()) {
      Iterator<String> names = router.fieldNames();
      for (var member : monolith.properties()) {
        boolean isMissing = !router.has(member.getKey());
        if (!isMissing
            && (!member.getKey().equals(names.next())
                || isOtherOrder(member.getValue(), router.get(member.getKey())))) {
          return true;
        }
      }
    } else if (monolith.isArray() && router.isArray()) {
      for (int i = 0; i < monolith.size(); i++) {
        if (isOtherOrder(monolith.get(i), router.get(i))) {
          return true;
        }
      }
    }
    return false;
  }
}
