package io.interlock.router.admin;

import io.netty.handler.codec.http.HttpMethod;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the route of a request. The first path that matches decides, so literal paths stand before
/// open ones. `HEAD` is answered as `GET`.
///
/// @param all in the order in which they are tried
record AdminRoutes(List<AdminRoute> all) {
  AdminRoutes {
    all = List.copyOf(all);
  }

  /// What was found.
  sealed interface Match {
    /// @param names what the names in the path stand for
    record Found(AdminRoute route, Map<String, String> names) implements Match {}

    /// The path is known, but not by that method.
    record OtherMethods(Set<String> allowed) implements Match {}

    record Nothing() implements Match {}
  }

  Match find(HttpMethod sent, String path) {
    HttpMethod method = sent.equals(HttpMethod.HEAD) ? HttpMethod.GET : sent;
    for (AdminRoute route : all) {
      @Nullable Map<String, String> names = route.path().match(path);
      if (names != null) {
        return among(route.path(), method, names);
      }
    }
    return new Match.Nothing();
  }

  private Match among(PathTemplate path, HttpMethod method, Map<String, String> names) {
    Set<String> allowed = new LinkedHashSet<>();
    for (AdminRoute route : all) {
      if (!route.path().equals(path)) {
        continue;
      }
      if (route.method().equals(method)) {
        return new Match.Found(route, names);
      }
      allowed.add(route.method().name());
      if (route.method().equals(HttpMethod.GET)) {
        allowed.add("HEAD");
      }
    }
    return new Match.OtherMethods(allowed);
  }
}
