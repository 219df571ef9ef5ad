package io.interlock.executor.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Plays a number of scenes, each with a number of questions.
///
/// @param cases takes each supergraph with its questions
record Play(int supergraphs, int operationsEach, Consumer<PlanCase> cases) {
  /// Draws supergraphs from seed 1 on; one that the composer rejects does not count.
  ///
  /// @throws AssertionError when more are rejected than accepted
  Tally run() {
    Tally tally = new Tally();
    for (long seed = 1; tally.supergraphs() < supergraphs; seed++) {
      play(seed, tally);
      if (tally.rejectedSupergraphs() > supergraphs) {
        throw new AssertionError("the composer rejects too many supergraphs: " + tally);
      }
    }
    return tally;
  }

  private void play(long seed, Tally tally) {
    Scene scene = Scene.draw(new Dice(seed));
    Stage stage;
    try {
      stage = new Stage(scene);
    } catch (Router.RejectedException e) {
      tally.rejected();
      return;
    }
    tally.meet(Feature.of(scene));
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < operationsEach; i++) {
      Question question = OperationGenerator.draw(stage.apiSchema(), new Dice(seed * 1000 + i));
      questions.add(question);
      tally.meet(Feature.of(question));
      switch (stage.ask(question)) {
        case Outcome.Equal _ -> tally.equal();
        case Outcome.Explained _ -> tally.explained();
        case Outcome.Failed failed ->
            tally.failure(new Tally.Failure(seed, i, scene, question, failed));
      }
    }
    tally.supergraph(stage.requests());
    cases.accept(new PlanCase(seed, stage.supergraphSdl(), questions));
  }
}
