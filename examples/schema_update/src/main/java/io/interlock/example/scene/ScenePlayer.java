package io.interlock.example.scene;

import java.io.IOException;
import java.util.List;

/// Plays all scenes. Exit 0 when every verdict holds, 1 when one does not, 64 for a wrong flag.
///
/// Flags: `--launcher bin/interlock`, `--router-port`, `--products-port`,
/// `--products-control-port`, `--reviews-port`, `--reviews-control-port`; free ports are taken
/// where none is given.
public final class ScenePlayer {
  private static final int WRONG_USAGE = 64;

  private static final List<Scene> SCENES =
      List.of(
          new StartScene(),
          new ValidUpdateScene(),
          new SameAgainScene(),
          new RejectedUpdateScene(),
          new CheckFirstScene(),
          new SlowSubgraphScene(),
          new SubgraphDownScene(),
          new RestartScene(),
          new PanicScene(),
          new FaultyPlannerScene(),
          new LoadScene(),
          new MoveFieldScene(),
          new RollbackScene());

  private ScenePlayer() {}

  public static void main(String[] arguments) {
    try {
      System.exit(play(Options.parse(arguments)) ? 0 : 1);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USAGE);
    } catch (IOException e) {
      System.err.println("the play stopped: " + e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      System.exit(1);
    }
  }

  private static boolean play(Options options) throws IOException, InterruptedException {
    try (Stage stage = new Stage(options, System.out)) {
      Thread end = new Thread(() -> closeQuietly(stage), "end-of-play");
      Runtime.getRuntime().addShutdownHook(end);
      try {
        for (Scene scene : SCENES) {
          stage.title(scene);
          scene.play(stage);
        }
      } finally {
        Runtime.getRuntime().removeShutdownHook(end);
        if (!stage.broken().isEmpty()) {
          System.out.printf("%nThe end of the router's log:%n%s%n", stage.endOfRouterLog());
        }
      }
      return sum(stage.broken());
    }
  }

  /// For Ctrl-C: the router must not outlive the play.
  private static void closeQuietly(Stage stage) {
    try {
      stage.close();
    } catch (IOException e) {
      System.err.println("the router could not be ended: " + e.getMessage());
    }
  }

  private static boolean sum(List<String> broken) {
    if (broken.isEmpty()) {
      System.out.printf("%nAll scenes went as they should.%n");
      return true;
    }
    System.out.printf("%n%d verdicts do not hold:%n", broken.size());
    broken.forEach(claim -> System.out.println("  - " + claim));
    return false;
  }
}
