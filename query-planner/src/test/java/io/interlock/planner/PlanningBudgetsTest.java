package io.interlock.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.planner.plan.PlanTextPrinter;
import org.junit.jupiter.api.Test;

/// What planning takes, in steps; and that inputs made to take more do not.
final class PlanningBudgetsTest {
  @Test
  void asksOneOfTwentySubgraphsThatShareEverything() {
    PlanningOutcome.Planned planned = planned(LargeInput.everythingShared(20));

    assertThat(fetches(planned)).isEqualTo(1);
    assertThat(planned.effort().isCut()).isFalse();
    assertThat(planned.effort().walked()).isLessThan(10_000);
    assertThat(planned.effort().searched()).isLessThan(1_000);
  }

  @Test
  void findsAFieldThatOnlyTheLastOfTwentySubgraphsHas() {
    PlanningOutcome.Planned planned = planned(LargeInput.valueTypes(20, 10));

    assertThat(fetches(planned)).isEqualTo(20);
    assertThat(planned.effort().isCut()).isFalse();
    assertThat(planned.effort().walked()).isLessThan(10_000);
  }

  @Test
  void takesTheBestPlanFoundWhenTheSearchIsCut() {
    LargeInput covering = LargeInput.covering(20, 30, 3);

    PlanningOutcome.Planned planned = planned(covering);

    assertThat(planned.effort().isCut()).isTrue();
    assertThat(planned.effort().searched()).isLessThan(250_000);
    assertThat(fetches(planned)).isLessThan(15);
    assertThat(text(planned(covering))).isEqualTo(text(planned));
  }

  @Test
  void plansAChainOfAHundredRequirements() {
    PlanningOutcome.Planned planned = planned(LargeInput.requirements(100, 1));

    assertThat(fetches(planned)).isEqualTo(100);
    assertThat(planned.effort().walked()).isLessThan(100_000);
  }

  @Test
  void plansRequirementsThatDoubleAtEveryLevel() {
    PlanningOutcome.Planned planned = planned(LargeInput.requirements(40, 2));

    assertThat(fetches(planned)).isEqualTo(40);
    assertThat(planned.effort().walked()).isLessThan(100_000);
  }

  @Test
  void plansAChainOfThirtyKeys() {
    PlanningOutcome.Planned planned = planned(LargeInput.chainOfKeys(30));

    assertThat(fetches(planned)).isEqualTo(30);
    assertThat(planned.effort().walked()).isLessThan(10_000);
  }

  @Test
  void plansFragmentsBelowFragmentsOnFortyMembers() {
    PlanningOutcome.Planned planned = planned(LargeInput.fragmentsOnMembers(40, 4));

    assertThat(fetches(planned)).isEqualTo(4);
    assertThat(planned.effort().isCut()).isFalse();
    assertThat(planned.effort().walked()).isLessThan(500_000);
  }

  @Test
  void asksForSeventyImplementationsOfAnInterfaceAtOnce() {
    PlanningOutcome.Planned planned =
        planned(LargeInput.implementations(70, "{ contents { title likes } }"));

    assertThat(fetches(planned)).isEqualTo(2);
    assertThat(typeConditions(planned)).isEqualTo(2); // what is sent, what is asked for
    assertThat(text(planned)).hasSizeLessThan(500);
  }

  @Test
  void asksOnceForWhatIsBelowSeventyImplementationsOfAnInterface() {
    PlanningOutcome.Planned planned =
        planned(LargeInput.implementations(70, "{ contents { related { title likes } } }"));

    assertThat(fetches(planned)).isEqualTo(3);
    assertThat(typeConditions(planned)).isEqualTo(4);
    assertThat(text(planned)).hasSizeLessThan(1_000);
  }

  @Test
  void asksOnceForWhatIsAtSeveralLevelsBelowAnInterface() {
    String query = "{ contents { title related { title related { title } } } }";

    PlanningOutcome.Planned planned = planned(LargeInput.implementations(70, query));

    assertThat(fetches(planned)).isEqualTo(3);
    assertThat(text(planned)).hasSizeLessThan(1_000);
  }

  private static PlanningOutcome.Planned planned(LargeInput input) {
    return (PlanningOutcome.Planned) input.plan();
  }

  private static String text(PlanningOutcome.Planned planned) {
    return PlanTextPrinter.print(planned.plan());
  }

  private static int fetches(PlanningOutcome.Planned planned) {
    return text(planned).split("Fetch\\(", -1).length - 1;
  }

  private static int typeConditions(PlanningOutcome.Planned planned) {
    return text(planned).split("\\.\\.\\. on ", -1).length - 1;
  }
}
