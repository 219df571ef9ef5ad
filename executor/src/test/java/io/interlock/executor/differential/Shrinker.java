package io.interlock.executor.differential;

import graphql.GraphQLException;
import io.interlock.testkit.federation.SubgraphSdlException;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes a failure smaller as long as it fails in the same way: first the operation, then the
/// schemas, then the data.
final class Shrinker {
  private final String kind;
  private Scene scene;
  private Question question;
  private boolean isChanged;

  private Shrinker(Tally.Failure failure) {
    this.kind = failure.outcome().kind();
    this.scene = failure.scene();
    this.question = failure.question();
  }

  static Tally.Failure shrink(Tally.Failure failure) {
    Shrinker shrinker = new Shrinker(failure);
    shrinker.shrink();
    Outcome.Failed outcome = (Outcome.Failed) new Stage(shrinker.scene).ask(shrinker.question);
    return new Tally.Failure(
        failure.seed(), failure.operation(), shrinker.scene, shrinker.question, outcome);
  }

  private void shrink() {
    tryQuestion(QuestionCuts.inlined(question));
    do {
      isChanged = false;
      shrinkQuestion();
      shrinkSchemas();
      shrinkData();
    } while (isChanged);
  }

  private void shrinkQuestion() {
    Stage stage = new Stage(scene);
    each(i -> QuestionCuts.without(question, i), q -> tryQuestion(stage, q));
    each(i -> QuestionCuts.plainer(question, i), q -> tryQuestion(stage, q));
  }

  private void shrinkSchemas() {
    for (String subgraph : scene.sdls().keySet().toArray(String[]::new)) {
      tryScene(SceneCuts.withoutSubgraph(scene, subgraph));
    }
    for (String coordinate : SceneCuts.coordinates(scene)) {
      tryScene(SceneCuts.without(scene, coordinate));
    }
    for (String subgraph : scene.sdls().keySet().toArray(String[]::new)) {
      each(i -> SceneCuts.without(scene, subgraph, i), this::tryScene);
    }
  }

  private void shrinkData() {
    tryScene(DataCuts.pruned(scene, ""));
    for (DataCuts.Place place : DataCuts.places(scene)) {
      if (!tryScene(DataCuts.less(scene, place, true))) {
        tryScene(DataCuts.less(scene, place, false));
      }
    }
    for (String id : DataCuts.entities(scene)) {
      tryScene(DataCuts.pruned(scene, id));
    }
  }

  /// Tries one cut after the other; after one that was good, its number stands for the next.
  private static <T> void each(IntFunction<@Nullable T> cut, Predicate<T> isGood) {
    int i = 0;
    for (T next = cut.apply(i); next != null; next = cut.apply(i)) {
      i += isGood.test(next) ? 0 : 1;
    }
  }

  private boolean tryQuestion(Question smaller) {
    return tryQuestion(new Stage(scene), smaller);
  }

  private boolean tryQuestion(Stage stage, Question smaller) {
    boolean isGood = !smaller.equals(question) && failsAlike(() -> stage.ask(smaller));
    if (isGood) {
      question = smaller;
      isChanged = true;
    }
    return isGood;
  }

  private boolean tryScene(Scene smaller) {
    boolean isGood = !smaller.equals(scene) && failsAlike(() -> new Stage(smaller).ask(question));
    if (isGood) {
      scene = smaller;
      isChanged = true;
    }
    return isGood;
  }

  /// What does not compose or is not lawful does not fail alike.
  private boolean failsAlike(Supplier<Outcome> ask) {
    try {
      return ask.get() instanceof Outcome.Failed failed && failed.kind().equals(kind);
    } catch (Router.RejectedException
        | SubgraphSdlException
        | IllegalStateException
        | IllegalArgumentException
        | GraphQLException e) {
      return false;
    }
  }
}
