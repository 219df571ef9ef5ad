package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Holds a router's response against the monolith's.
///
/// Data must be equal. The order of keys must be equal too where the operation has no conditions:
/// the router orders keys by where they are first mentioned, also when that mention is skipped, and
/// GraphQL only says that they should be ordered by the first one that is not.
///
/// The router may have less than the monolith, never more, and only for one of these causes:
///
/// - A value is null and an error of the router's has a path that leads there, to something around
///   it, to something below it or to another field of its object: a field failed, or a null may not
///   be where the router has one. The object's other fields count, because a subgraph may say of a
///   field that it is never null when the graph does not, and then loses the whole object, or all
///   data of its answer. Below, the types between are not looked at: that a null goes up just as
///   far as it must is tested where nulls are propagated.
/// - A value is null in an entity, at any depth, for which a subgraph had null in this very answer.
///   Which subgraph would have had the value is not looked at: the value may be reached through
///   others, and keys and inputs are asked on the way.
/// - A computed field shows `null` or `absent` for an input, or is null, and an entity from which
///   its inputs come is lost in that way, or a field failed in its object or around it.
/// - A member is missing in an entity that is lost, or there is an object where the monolith has
///   null and some entity is lost: the subgraph that could say of which type the object behind an
///   interface object is does not know it, so that no fragment applies. In the second case nothing
///   tells which entity the object is.
///
/// Of errors {@link ErrorComparison} is in charge.
final class Comparison {
  private final Causes causes;
  private final List<String> explained = new ArrayList<>();

  private Comparison(Causes causes) {
    this.causes = causes;
  }

  /// @param monolith with the identity of each object
  static Outcome compare(Causes causes, Question question, JsonNode monolith, JsonNode router) {
    Comparison comparison = new Comparison(causes);
    JsonNode data = monolith.path("data");
    String difference = comparison.data(data, router.path("data"), Position.ROOT);
    if (difference != null) {
      return new Outcome.Failed("other data", difference);
    }
    if (!question.hasConditions() && isOtherOrder(data, router.path("data"))) {
      return new Outcome.Failed("other order of keys", data + " and " + router.path("data"));
    }
    difference =
        new ErrorComparison(causes, data, router.path("data"))
            .compare(monolith.path("errors"), router.path("errors"));
    if (difference != null) {
      return new Outcome.Failed("other errors", difference);
    }
    return comparison.explained.isEmpty()
        ? new Outcome.Equal()
        : new Outcome.Explained(comparison.explained.getFirst());
  }

  private @Nullable String data(JsonNode monolith, JsonNode router, Position at) {
    if (monolith.equals(router)) {
      return null;
    }
    if (monolith.isObject() && router.isObject()) {
      return members(monolith, router, at.within(monolith));
    }
    if (monolith.isArray() && router.isArray() && monolith.size() == router.size()) {
      return elements(monolith, router, at);
    }
    boolean isExplained =
        router.isNull() && causes.mayBeNull(at, monolith)
            || isEchoOfLess(monolith, router) && causes.mayLackInputs(at, monolith)
            || monolith.isNull() && router.isObject() && !causes.lost().isEmpty();
    if (isExplained) {
      explained.add(at.toString());
      return null;
    }
    return "%s: monolith %s, router %s".formatted(at, monolith, router);
  }

  private static boolean isEchoOfLess(JsonNode monolith, JsonNode router) {
    return monolith.isTextual()
        && router.isTextual()
        && Pattern.matches(
            Pattern.quote(router.textValue()).replaceAll("null|absent", "\\\\E.*\\\\Q"),
            monolith.textValue());
  }

  private @Nullable String members(JsonNode monolith, JsonNode router, Position object) {
    int known = 0;
    for (var member : monolith.properties()) {
      if (member.getKey().equals(Identities.FIELD)) {
        continue;
      }
      known++;
      JsonNode value = router.get(member.getKey());
      Position at = object.below(member.getKey());
      if (value == null && causes.areLost(object.entities())) {
        explained.add(at.toString());
        continue;
      }
      if (value == null) {
        return at + " is missing";
      }
      String difference = data(member.getValue(), value, at);
      if (difference != null) {
        return difference;
      }
    }
    return router.size() <= known ? null : object + " has members too many: " + router;
  }

  private @Nullable String elements(JsonNode monolith, JsonNode router, Position list) {
    for (int i = 0; i < monolith.size(); i++) {
      String difference = data(monolith.get(i), router.get(i), list.below(String.valueOf(i)));
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
