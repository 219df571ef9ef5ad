package io.interlock.router.pipeline;

import io.interlock.executor.json.JsonWriter;
import io.interlock.planner.plan.PlanJsonPrinter;
import io.interlock.planner.plan.PlanTextPrinter;
import io.interlock.planner.plan.QueryPlan;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/// What a request asks to see of its plan, in the headers and places that users of other federation
/// routers know:
///
/// | header | values | `extensions` |
/// | --- | --- | --- |
/// | `Apollo-Expose-Query-Plan` | `true`, `dry-run` | `apolloQueryPlan: {object, text}` |
/// | `hive-expose-query-plan` | `true`, `dry-run` | `queryPlan` |
/// | `X-WG-Include-Query-Plan` | any but none | `queryPlan` |
/// | `X-WG-Skip-Loader` beside it | any but none | as before, as a dry run |
///
/// Other values ask for nothing, as with those routers.
///
/// @param asApollo whether `apolloQueryPlan` is wanted
/// @param asPlain whether `queryPlan` is wanted
/// @param isDryRun whether the plan is wanted instead of the data
record PlanExposure(boolean asApollo, boolean asPlain, boolean isDryRun) {
  /// Nothing is asked for.
  static final PlanExposure NONE = new PlanExposure(false, false, false);

  private static final AsciiString APOLLO = AsciiString.cached("apollo-expose-query-plan");
  private static final AsciiString HIVE = AsciiString.cached("hive-expose-query-plan");
  private static final AsciiString COSMO = AsciiString.cached("x-wg-include-query-plan");
  private static final AsciiString COSMO_DRY_RUN = AsciiString.cached("x-wg-skip-loader");
  private static final String DRY_RUN = "dry-run";

  static PlanExposure askedBy(HttpHeaders headers) {
    String apollo = headers.get(APOLLO);
    String hive = headers.get(HIVE);
    boolean isCosmo = isSet(headers.get(COSMO));
    boolean isDryRun =
        DRY_RUN.equals(apollo)
            || DRY_RUN.equals(hive)
            || isCosmo && isSet(headers.get(COSMO_DRY_RUN));
    return new PlanExposure(isAsked(apollo), isAsked(hive) || isCosmo, isDryRun);
  }

  private static boolean isAsked(@Nullable String value) {
    return "true".equals(value) || DRY_RUN.equals(value);
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isEmpty();
  }

  /// The answer to a dry run: no data, and the plan. The caller owns the buffer.
  ByteBuf planAlone(QueryPlan plan, ByteBufAllocator allocator) {
    JsonWriter body = JsonWriter.on(allocator.heapBuffer());
    body.writeRaw("{\"data\":null}");
    ByteBuf buffer = body.finish();
    appendTo(buffer, plan);
    return buffer;
  }

  /// Puts the plan as `extensions` behind the last member of a response that has none.
  ///
  /// @param response has an accessible array
  void appendTo(ByteBuf response, QueryPlan plan) {
    if (!asApollo && !asPlain) {
      return;
    }
    String json = PlanJsonPrinter.print(plan);
    JsonWriter out = JsonWriter.on(response);
    out.rewind(out.position() - 1); // over the closing brace
    out.writeRaw(",\"extensions\":{");
    if (asApollo) {
      out.writeRaw("\"apolloQueryPlan\":{\"object\":" + json + ",\"text\":");
      out.writeString(PlanTextPrinter.print(plan));
      out.writeByte('}');
    }
    if (asPlain) {
      out.writeRaw((asApollo ? "," : "") + "\"queryPlan\":" + json);
    }
    out.writeRaw("}}");
    out.finish();
  }
}
