package io.interlock.router.engine;

import io.interlock.planner.plan.PlanSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operation that was served and that another schema answers worse or not at all.
///
/// @param name null for an anonymous one
/// @param text one of its texts, as the client wrote it: not to be shown, for the literals in it
/// @param hash `sha256:…` of that text
/// @param signature what it asks, without literals and aliases, sorted
/// @param uses how often it was asked for, lately
public record AffectedOperation(
    @Nullable String name, String text, String hash, String signature, long uses, Effect effect) {

  /// Whether it is refused.
  public boolean isFailing() {
    return effect instanceof Fails;
  }

  /// What becomes of it.
  public sealed interface Effect {}

  /// It is refused.
  ///
  /// @param code the first error's
  public record Fails(String code, List<String> messages) implements Effect {
    public Fails {
      messages = List.copyOf(messages);
    }
  }

  /// It is answered with more requests that follow each other, or as many and more in all.
  public record CostsMore(PlanSize before, PlanSize after) implements Effect {}
}
