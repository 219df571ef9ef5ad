package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.InputElement;
import io.interlock.composer.subgraph.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An external declaration of a field repeats what another subgraph resolves: it must say the same.
final class ExternalConsistency {
  private final MergeContext context;
  private final FieldSources field;
  private final FieldElement merged;
  private final boolean isUniform;

  ExternalConsistency(
      MergeContext context, FieldSources field, FieldElement merged, boolean isUniform) {
    this.context = context;
    this.field = field;
    this.merged = merged;
    this.isUniform = isUniform;
  }

  void check() {
    checkType();
    merged.arguments().values().forEach(this::checkArgument);
  }

  private void checkType() {
    boolean isConsistent =
        field.external().stream().allMatch(source -> isConsistent(source.element()));
    if (!isConsistent) {
      context
          .errors()
          .add(
              ErrorCode.EXTERNAL_TYPE_MISMATCH,
              field.coordinate(),
              "\"%s\" has another type where it is marked @external: %s"
                  .formatted(
                      field.coordinate(),
                      Wording.distribution(field.present(), f -> "type \"" + f.type() + "\"")),
              Source.places(field.present(), FieldElement::location));
    }
  }

  private boolean isConsistent(FieldElement external) {
    return external.type().equals(merged.type())
        || !isUniform && context.subtyping().isSubtype(external.type(), merged.type());
  }

  private void checkArgument(InputElement argument) {
    String coordinate = field.coordinate() + "(" + argument.name() + ":)";
    List<Source<FieldElement>> lacking = new ArrayList<>();
    boolean hasWrongType = false;
    boolean hasWrongDefault = false;
    for (Source<FieldElement> source : field.external()) {
      InputElement own = source.element().arguments().get(argument.name());
      if (own == null) {
        lacking.add(source);
        continue;
      }
      hasWrongType |= !context.subtyping().isSubtype(argument.type(), own.type());
      hasWrongDefault |= !isSameDefault(argument.defaultValue(), own.defaultValue());
    }
    if (!lacking.isEmpty()) {
      reportMissing(coordinate, lacking);
    }
    if (hasWrongType) {
      report(
          ErrorCode.EXTERNAL_ARGUMENT_TYPE_MISMATCH,
          argument,
          "has another type",
          a -> "type \"" + a.type() + "\"");
    }
    if (hasWrongDefault) {
      report(
          ErrorCode.EXTERNAL_ARGUMENT_DEFAULT_MISMATCH,
          argument,
          "has another default value",
          DefaultMerge::describe);
    }
  }

  private static boolean isSameDefault(@Nullable Literal a, @Nullable Literal b) {
    return a == null || b == null ? a == b : Literal.isSame(a, b);
  }

  private void reportMissing(String coordinate, List<Source<FieldElement>> lacking) {
    context
        .errors()
        .add(
            ErrorCode.EXTERNAL_ARGUMENT_MISSING,
            coordinate,
            "\"%s\" is missing in %s, where \"%s\" is marked @external"
                .formatted(coordinate, Wording.subgraphsOf(lacking), field.coordinate()),
            Source.places(lacking, FieldElement::location));
  }

  private void report(
      ErrorCode code, InputElement argument, String what, Function<InputElement, String> describe) {
    String coordinate = field.coordinate() + "(" + argument.name() + ":)";
    List<Source<InputElement>> arguments = new ArrayList<>();
    for (Source<FieldElement> source : field.present()) {
      InputElement own = source.element().arguments().get(argument.name());
      if (own != null) {
        arguments.add(source.to(own));
      }
    }
    context
        .errors()
        .add(
            code,
            coordinate,
            "\"%s\" %s where \"%s\" is marked @external: %s"
                .formatted(
                    coordinate,
                    what,
                    field.coordinate(),
                    Wording.distribution(arguments, describe)),
            Source.places(arguments, InputElement::location));
  }
}
