package io.interlock.router.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a `gateway.yaml` says, key by key, defaults included, to compare two of them. Prints no
/// secret: neither the admin token, nor what is sent in headers, nor the store's URL.
///
/// Immutable.
public final class Settings {
  private static final String SERVICES = "services";

  private final SortedMap<String, Setting> all;

  private Settings(SortedMap<String, Setting> all) {
    this.all = all;
  }

  /// @param shown the value as it may be seen in a log
  private record Setting(Object value, String shown) {}

  /// A key that has another value.
  ///
  /// @param path of the key; services are named, `services.products.url`
  /// @param text `from → to`; no more than that it changed for a secret
  public record Changed(String path, String text) {
    /// Whether it takes effect while the router runs; otherwise when it is started again.
    public boolean isAtOnce() {
      return path.startsWith(SERVICES + ".");
    }
  }

  static Settings of(Values root) {
    SortedMap<String, Setting> all = new TreeMap<>();
    collect("", root, all);
    return new Settings(all);
  }

  /// What `newer` says otherwise, by key path.
  public List<Changed> changesTo(Settings newer) {
    TreeSet<String> paths = new TreeSet<>(all.keySet());
    paths.addAll(newer.all.keySet());
    List<Changed> changes = new ArrayList<>();
    for (String path : paths) {
      Optional<Setting> before = Optional.ofNullable(all.get(path));
      Optional<Setting> after = Optional.ofNullable(newer.all.get(path));
      if (!before.map(Setting::value).equals(after.map(Setting::value))) {
        changes.add(new Changed(path, shown(before) + " → " + shown(after)));
      }
    }
    return changes;
  }

  private static String shown(Optional<Setting> setting) {
    return setting.map(Setting::shown).orElse("none");
  }

  private static void collect(String path, Values values, SortedMap<String, Setting> all) {
    for (String key : values.keys()) {
      String inner = path.isEmpty() ? key : path + "." + key;
      switch (values.value(key)) {
        case Values section -> collect(inner, section, all);
        case List<?> list when inner.equals(SERVICES) ->
            list.stream().map(Values.class::cast).forEach(s -> collectService(s, all));
        case List<?> list -> all.put(inner, list(list));
        case Map<?, ?> map ->
            map.forEach(
                (name, text) -> all.put(inner + "." + name, new Setting(text, "(not shown)")));
        case Object value -> all.put(inner, setting(inner, value));
      }
    }
  }

  private static void collectService(Values service, SortedMap<String, Setting> all) {
    collect(SERVICES + "." + service.text("name"), service, all);
  }

  private static Setting list(List<?> list) {
    String text = list.stream().map(Settings::element).toList().toString();
    return new Setting(text, text);
  }

  private static String element(Object element) {
    if (element instanceof Values section) {
      SortedMap<String, Setting> inner = new TreeMap<>();
      collect("", section, inner);
      return inner.entrySet().stream()
          .map(e -> e.getKey() + ": " + e.getValue().shown())
          .toList()
          .toString();
    }
    return element.toString();
  }

  private static Setting setting(String path, Object value) {
    return switch (value) {
      case Optional<?> optional ->
          new Setting(optional, optional.map(Object::toString).orElse("off"));
      case Object secret when path.equals("admin.token") || path.equals("store.url") ->
          new Setting(secret, "(not shown)");
      case Object other -> new Setting(other, other.toString());
    };
  }
}
