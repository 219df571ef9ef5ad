package io.interlock.executor.step;

import io.interlock.executor.entity.OpenFetch;
import io.interlock.executor.entity.ResponseData;
import io.interlock.executor.error.ErrorCollector;
import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphRequest;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.executor.variables.CoercedVariables;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of a plan. Driven by the answers, on one thread, without locks: a step ends by running
/// what comes after it. A fetch that fails leaves an error and nulls, and the plan goes on.
public final class PlanRun implements SubgraphTransport.Cancellation {
  private final CoercedVariables variables;
  private final ResponseData data;
  private final AnswerIntake intake;
  private final SubgraphTransport transport;
  private final ByteBufAllocator allocator;
  private final List<InFlight> inFlight = new ArrayList<>(2);
  private boolean isCancelled;

  /// A request without an answer yet. The answer may come before the transport has returned.
  private static final class InFlight {
    private boolean isAnswered;
    private SubgraphTransport.Cancellation cancellation = () -> {};
  }

  /// @param data takes the answers; the caller releases it, also after a cancellation
  /// @param errors takes the errors
  public PlanRun(
      CoercedVariables variables,
      ResponseData data,
      ErrorCollector errors,
      SubgraphTransport transport,
      ByteBufAllocator allocator) {
    this.variables = variables;
    this.data = data;
    this.intake = new AnswerIntake(errors);
    this.transport = transport;
    this.allocator = allocator;
  }

  /// Starts the run.
  ///
  /// @param done called once, when the last answer is in; never after a cancellation
  public void start(CompiledSteps steps, Runnable done) {
    run(steps.root(), done);
  }

  /// Cancels all requests that are under way and starts no more.
  @Override
  public void cancel() {
    isCancelled = true;
    List<InFlight> open = List.copyOf(inFlight);
    inFlight.clear();
    open.forEach(request -> request.cancellation.cancel());
  }

  public boolean isCancelled() {
    return isCancelled;
  }

  private void run(Step step, Runnable then) {
    if (isCancelled) {
      return;
    }
    switch (step) {
      case Step.Sequence sequence -> new SequenceRun(sequence.steps(), then).run();
      case Step.Parallel parallel -> runAll(parallel.steps(), then);
      case Step.Choice choice ->
          run(data.holds(choice.condition()) ? choice.then() : choice.otherwise(), then);
      case Step.Fetch fetch -> send(fetch, then);
    }
  }

  /// Runs steps one after the other; each runs this again when it ends. Steps that end at once are
  /// gone through in a loop, so that a long sequence does not need a deep stack.
  private final class SequenceRun implements Runnable {
    private final List<Step> steps;
    private final Runnable then;
    private int next;
    private boolean isLooping;
    private boolean hasEnded;

    SequenceRun(List<Step> steps, Runnable then) {
      this.steps = steps;
      this.then = then;
    }

    @Override
    public void run() {
      hasEnded = true;
      if (isLooping) {
        return;
      }
      isLooping = true;
      while (hasEnded && next < steps.size()) {
        hasEnded = false;
        PlanRun.this.run(steps.get(next++), this);
      }
      isLooping = false;
      if (hasEnded && !isCancelled) {
        then.run();
      }
    }
  }

  private void runAll(List<Step> steps, Runnable then) {
    // one more than the steps, so that steps that end at once do not end the whole before the last
    // one has started
    int[] open = {steps.size() + 1};
    Runnable oneEnded =
        () -> {
          if (--open[0] == 0 && !isCancelled) {
            then.run();
          }
        };
    steps.forEach(step -> run(step, oneEnded));
    oneEnded.run();
  }

  private void send(Step.Fetch fetch, Runnable then) {
    ByteBuf body = allocator.heapBuffer();
    @Nullable OpenFetch open;
    try {
      open = write(fetch, JsonWriter.on(body));
    } catch (RuntimeException | Error e) {
      body.release();
      throw e;
    }
    if (open == null) {
      body.release();
      then.run();
      return;
    }
    InFlight request = new InFlight();
    SubgraphTransport.Cancellation cancellation =
        transport.send(
            new SubgraphRequest(fetch.subgraph(), body, fetch.isMutation()),
            answer -> receive(fetch, open, request, answer, then));
    if (isCancelled) {
      cancellation.cancel();
    } else if (!request.isAnswered) {
      request.cancellation = cancellation;
      inFlight.add(request);
    }
  }

  private @Nullable OpenFetch write(Step.Fetch fetch, JsonWriter body) {
    @Nullable OpenFetch open =
        fetch.program().open(data, body, out -> variables.writeMembers(out, fetch.variables()));
    body.finish();
    return open;
  }

  private void receive(
      Step.Fetch fetch, OpenFetch open, InFlight request, SubgraphAnswer answer, Runnable then) {
    request.isAnswered = true;
    inFlight.remove(request);
    if (isCancelled) {
      release(answer);
      return;
    }
    intake.take(fetch, open, answer);
    then.run();
  }

  private static void release(SubgraphAnswer answer) {
    if (answer instanceof SubgraphAnswer.Received received) {
      received.body().release();
    }
  }
}
