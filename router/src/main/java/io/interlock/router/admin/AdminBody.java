package io.interlock.router.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.interlock.router.lifecycle.ApplyRequest;
import io.interlock.router.lifecycle.Caller;
import io.interlock.router.lifecycle.FaultPoint;
import io.interlock.router.lifecycle.Force;
import io.interlock.router.lifecycle.PromoteRequest;
import io.interlock.router.lifecycle.Release;
import io.interlock.router.lifecycle.ReloadRequest;
import io.interlock.router.lifecycle.RollbackRequest;
import io.interlock.router.lifecycle.Wait;
import io.interlock.router.lifecycle.WantedSdl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The JSON body of a call, as the lifecycle's request. An empty body has no members. What is wrong
/// is said by {@link Fault}, with the member's name.
final class AdminBody {
  private static final Pattern SHA_256 = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,62}");

  // All of these are kept in the history.
  private static final int MAX_REASON = 1_000;
  private static final int MAX_VERSION = 100;
  private static final int MAX_LABELS = 20;
  private static final int MAX_LABEL_VALUE = 256;

  /// A body that cannot be understood.
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
      super(message);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }

  private final BodyMembers members;
  private final Caller caller;

  private AdminBody(BodyMembers members, Caller caller) {
    this.members = members;
    this.caller = caller;
  }

  static AdminBody read(byte[] bytes, Caller caller) throws Fault {
    return new AdminBody(BodyMembers.read(bytes), caller);
  }

  /// For the one service of the path.
  ///
  /// @param dryRun of the query, null when it has none
  /// @param until of the query, null when it has none
  ApplyRequest apply(String service, @Nullable String dryRun, @Nullable String until) throws Fault {
    members.allowOnly(
        Set.of(
            "sdl",
            "dryRun",
            "wait",
            "reason",
            "version",
            "labels",
            "expectSdlHash",
            "ifRevision",
            "force"),
        Set.of("url"));
    return apply(List.of(wanted(service, members)), dryRun, until);
  }

  /// For the services of the member `services`: names, or objects with a name and the SDL.
  ///
  /// @param dryRun of the query, null when it has none
  /// @param until of the query, null when it has none
  ApplyRequest applyAll(@Nullable String dryRun, @Nullable String until) throws Fault {
    members.allowOnly(
        Set.of("services", "dryRun", "wait", "reason", "version", "labels", "ifRevision", "force"),
        Set.of());
    return apply(services(), dryRun, until);
  }

  private ApplyRequest apply(
      List<WantedSdl> wanted, @Nullable String dryRun, @Nullable String until) throws Fault {
    return new ApplyRequest(
        wanted,
        dryRun == null ? members.flag("dryRun") : flag("dryRun", dryRun),
        force(),
        until == null ? until() : until(until),
        reason(),
        new Release(members.text("version", MAX_VERSION), labels()),
        members.number("ifRevision"),
        caller);
  }

  ReloadRequest reload(@Nullable String until) throws Fault {
    members.allowOnly(Set.of("services", "wait", "reason"), Set.of());
    return new ReloadRequest(
        members.texts("services"), until == null ? until() : until(until), reason(), caller);
  }

  RollbackRequest rollback(@Nullable String until) throws Fault {
    members.allowOnly(Set.of("to", "wait", "reason"), Set.of());
    return new RollbackRequest(to(), until == null ? until() : until(until), reason(), caller);
  }

  /// The revision; null for the previous one.
  private @Nullable Long to() throws Fault {
    @Nullable JsonNode to = members.members().get("to");
    if (to == null || (to.isTextual() && to.textValue().equals("previous"))) {
      return null;
    }
    if (!to.isIntegralNumber() || !to.canConvertToLong() || to.longValue() < 1) {
      throw new Fault("to: expected a revision's number or \"previous\", got " + to);
    }
    return to.longValue();
  }

  PromoteRequest promote(@Nullable String until) throws Fault {
    members.allowOnly(Set.of("wait", "reason"), Set.of());
    return new PromoteRequest(until == null ? until() : until(until), reason(), caller);
  }

  /// The reason alone.
  @Nullable String reasonOnly() throws Fault {
    members.allowOnly(Set.of("reason"), Set.of());
    return reason();
  }

  FaultPoint fault() throws Fault {
    members.allowOnly(Set.of("point"), Set.of());
    @Nullable String label = members.text("point");
    for (FaultPoint point : FaultPoint.values()) {
      if (point.label().equals(label)) {
        return point;
      }
    }
    throw new Fault(
        "point: expected one of %s, got %s"
            .formatted(Arrays.stream(FaultPoint.values()).map(FaultPoint::label).toList(), label));
  }

  private List<WantedSdl> services() throws Fault {
    List<WantedSdl> wanted = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode element : members.elements("services", "names or objects")) {
      WantedSdl one = service("services[%d]".formatted(wanted.size()), element);
      if (!names.add(one.service())) {
        throw members.fault("services", one.service() + " is named twice");
      }
      wanted.add(one);
    }
    if (wanted.isEmpty()) {
      throw members.fault("services", "expected at least one");
    }
    return wanted;
  }

  private static WantedSdl service(String place, JsonNode element) throws Fault {
    if (element.isTextual()) {
      return WantedSdl.of(element.textValue());
    }
    if (!element.isObject()) {
      throw new Fault(place + ": expected a name or an object, got " + BodyMembers.kind(element));
    }
    BodyMembers members = new BodyMembers(place + ".", element);
    members.allowOnly(Set.of("name", "sdl", "expectSdlHash"), Set.of());
    @Nullable String name = members.text("name");
    if (name == null) {
      throw members.fault("name", "expected a text, got nothing");
    }
    return wanted(name, members);
  }

  private static WantedSdl wanted(String service, BodyMembers members) throws Fault {
    @Nullable String sdl = members.text("sdl");
    if (sdl != null && sdl.isBlank()) {
      throw members.fault("sdl", "expected an SDL, got an empty text");
    }
    @Nullable String hash = members.text("expectSdlHash");
    if (hash != null && !SHA_256.matcher(hash).matches()) {
      throw members.fault("expectSdlHash", "expected sha256: and 64 hexadecimal digits");
    }
    return new WantedSdl(service, sdl, hash);
  }

  private Map<String, String> labels() throws Fault {
    Map<String, String> labels = members.textsByName("labels");
    if (labels.size() > MAX_LABELS) {
      throw members.fault(
          "labels", "expected at most %d, got %d".formatted(MAX_LABELS, labels.size()));
    }
    for (Map.Entry<String, String> label : labels.entrySet()) {
      if (!LABEL.matcher(label.getKey()).matches()) {
        throw members.fault(
            "labels", "expected names of at most 63 letters, digits and ._/-, got another");
      }
      if (label.getValue().length() > MAX_LABEL_VALUE) {
        throw members.fault(
            "labels." + label.getKey(),
            "expected at most %d characters, got %d"
                .formatted(MAX_LABEL_VALUE, label.getValue().length()));
      }
    }
    return labels;
  }

  private @Nullable String reason() throws Fault {
    return members.text("reason", MAX_REASON);
  }

  private Set<Force> force() throws Fault {
    Set<Force> forced = EnumSet.noneOf(Force.class);
    for (String text : members.texts("force")) {
      forced.add(force(text));
    }
    return forced;
  }

  private static Force force(String text) throws Fault {
    for (Force force : Force.values()) {
      if (force.label().equals(text)) {
        return force;
      }
    }
    throw new Fault(
        "force: expected some of %s, got %s"
            .formatted(Arrays.stream(Force.values()).map(Force::label).toList(), text));
  }

  private Wait until() throws Fault {
    @Nullable String text = members.text("wait");
    return text == null ? Wait.ACTIVE : until(text);
  }

  private static Wait until(String text) throws Fault {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "none" -> Wait.NONE;
      case "active" -> Wait.ACTIVE;
      case "drained" -> Wait.DRAINED;
      case "probation" -> Wait.PROBATION;
      case "cluster" -> throw new Fault("wait: " + text + " is not supported yet");
      default -> throw new Fault("wait: expected none, active, drained or probation, got " + text);
    };
  }

  private static boolean flag(String name, String text) throws Fault {
    return switch (text) {
      case "", "true" -> true;
      case "false" -> false;
      default -> throw new Fault(name + ": expected true or false, got " + text);
    };
  }
}
