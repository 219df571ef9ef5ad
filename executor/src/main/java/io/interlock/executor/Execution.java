package io.interlock.executor;

import io.interlock.executor.entity.ResponseData;
import io.interlock.executor.error.ErrorCollector;
import io.interlock.executor.error.ErrorPolicy;
import io.interlock.executor.error.ErrorWriter;
import io.interlock.executor.error.GraphqlError;
import io.interlock.executor.introspection.Introspection;
import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.projection.Projection;
import io.interlock.executor.shape.ResponseShape;
import io.interlock.executor.step.PlanRun;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.executor.variables.CoercedVariables;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// One execution: runs the plan, then writes the response. The bodies of the answers are kept until
/// it is written, or the execution is cancelled. Owned by one thread.
final class Execution implements SubgraphTransport.Cancellation {
  private static final byte[] DATA_ALONE = "{\"data\":".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ERRORS = "{\"errors\":".getBytes(StandardCharsets.UTF_8);
  private static final byte[] DATA_AFTER = ",\"data\":".getBytes(StandardCharsets.UTF_8);

  /// 256 bytes: room for keys beside the values, and for the braces of an empty answer.
  private static final int SPARE_BYTES = 256;

  private final CompiledOperation operation;
  private final CoercedVariables variables;
  private final ByteBufAllocator allocator;
  private final Introspection introspection;
  private final boolean[] holds;
  private final ResponseData data;
  private final ErrorCollector errors;
  private final PlanRun run;
  private boolean isOver;

  Execution(
      CompiledOperation operation,
      CoercedVariables variables,
      ErrorPolicy policy,
      SubgraphTransport transport,
      ByteBufAllocator allocator,
      Introspection introspection) {
    this.operation = operation;
    this.variables = variables;
    this.allocator = allocator;
    this.introspection = introspection;
    this.holds = operation.shape().conditions().evaluate(variables::isTrue);
    this.data = new ResponseData(operation.shape(), holds);
    this.errors = new ErrorCollector(policy, operation.steps().fetchCount());
    this.run = new PlanRun(variables, data, errors, transport, allocator);
  }

  void start(Consumer<ExecutionResult> done) {
    run.start(operation.steps(), () -> finish(done));
  }

  @Override
  public void cancel() {
    if (!isOver) {
      isOver = true;
      run.cancel();
      data.release();
    }
  }

  private void finish(Consumer<ExecutionResult> done) {
    isOver = true;
    ExecutionResult result;
    try {
      result = writeResponse();
    } finally {
      data.release();
    }
    done.accept(result);
  }

  private ExecutionResult writeResponse() {
    ByteBuf buffer = allocator.heapBuffer(data.slots().bodyBytes() + SPARE_BYTES);
    try {
      JsonWriter out = JsonWriter.on(buffer);
      out.writeBytes(DATA_ALONE);
      boolean isDataNull = writeData(out);
      out.writeByte('}');
      ByteBuf body = errors.count() == 0 ? out.finish().retain() : withErrors(out);
      return new ExecutionResult(body, isDataNull, errors.count(), errors.suspicions());
    } finally {
      buffer.release();
    }
  }

  private boolean writeData(JsonWriter out) {
    Introspection.Answer answer = introspect();
    answer
        .errors()
        .forEach(message -> errors.addOwn(GraphqlError.of("INTROSPECTION_FAILED", message)));
    data.complete();
    ResponseShape shape = operation.shape();
    return Projection.write(shape, data.slots(), data.root(), holds, answer.values(), errors, out);
  }

  private Introspection.Answer introspect() {
    String document = operation.introspection();
    return document == null
        ? Introspection.Answer.NOTHING
        : introspection.answer(document, variables::json);
  }

  /// A copy of `{"data":…}` with the errors put before the data.
  private ByteBuf withErrors(JsonWriter dataAlone) {
    JsonWriter body = JsonWriter.on(allocator.heapBuffer(dataAlone.position() + SPARE_BYTES));
    body.writeBytes(ERRORS);
    ErrorWriter.writeList(body, errors.errors());
    body.writeBytes(DATA_AFTER);
    body.writeBytes(dataAlone, DATA_ALONE.length, dataAlone.position() - DATA_ALONE.length);
    return body.finish();
  }
}
