package io.interlock.router.admin;

import io.interlock.router.engine.EngineClock;
import io.interlock.router.http.HttpStream;
import io.interlock.router.lifecycle.Lifecycle;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// Tells whoever listens what happens, as Server-Sent Events. `Last-Event-ID` has a listener hear
/// what it has missed.
record EventCalls(Lifecycle lifecycle, EngineClock clock) {

  AdminReply listen(AdminRequest request) {
    if (!lifecycle.events().hasRoom()) {
      return AdminReply.refused(
              503, "TOO_MANY_LISTENERS", "as many listen as may, or the router ends")
          .with("Retry-After", "5");
    }
    @Nullable String after = lastEvent(request.headers(), request.query());
    return AdminReply.stream("text/event-stream", stream -> open(stream, after))
        .with("X-Accel-Buffering", "no");
  }

  /// Browsers send the header by themselves when they connect again; `curl` has the parameter.
  private static @Nullable String lastEvent(HttpHeaders headers, AdminQuery query) {
    @Nullable String header = headers.get("Last-Event-ID");
    return header == null ? query.first("after") : header;
  }

  private void open(HttpStream stream, @Nullable String after) {
    EventStream events = new EventStream(stream, lifecycle, clock);
    if (lifecycle.events().listen(after, events)) {
      events.begin();
    } else {
      stream.end();
    }
  }
}
