package io.interlock.executor.differential;

import graphql.language.OperationDefinition;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a run must have met, or else it has tested less than it says. Seen in the text, not noted
/// by whoever draws it.
enum Feature {
  SEVERAL_KEYS(sdl("@key[^\\n{]*@key")),
  NESTED_KEY(sdl("@key\\(fields: \"\\w+ \\{")),
  REQUIRES(sdl("@requires\\(")),
  REQUIRES_BY_TYPE(sdl("@requires\\(fields: \"[^\\n]*\\.\\.\\. on")),
  REQUIRES_WITH_ARGUMENT(sdl("@requires\\(fields: \"[^\\n]*\\(x: ")),
  PROVIDES(sdl("@provides\\(")),
  PROVIDES_BY_TYPE(sdl("@provides\\(fields: \"\\.\\.\\. on")),
  OVERRIDE(sdl("@override\\(from: \"\\w\"\\)")),
  PROGRESSIVE_OVERRIDE(sdl("@override\\([^)]*label")),
  INTERFACE_OBJECT(sdl("@interfaceObject[^\"]")),
  INTERFACE_OF_INTERFACE(sdl("interface \\w+ implements")),
  COVARIANT_FIELD(SchemaFacts::hasCovariantField),
  CONTEXT(sdl("@fromContext\\(")),
  INACCESSIBLE(sdl("@inaccessible[^\"]")),
  TAG(sdl("@tag\\(")),
  UNION(sdl("union ")),
  NESTED_LIST(sdl("\\[\\[")),
  PARTIAL_VALUE_TYPE(SchemaFacts::hasPartialValueType),
  TYPE_OF_ONE_FIELD_DIFFERS(SchemaFacts::hasFieldOfSeveralTypes),
  ENUM_DIFFERS(SchemaFacts::hasEnumOfSeveralForms),
  INPUT_DIFFERS(SchemaFacts::hasInputOfSeveralForms),
  UNION_DIFFERS(SchemaFacts::hasUnionOfSeveralForms),
  SHARED_ROOT_FIELD(SchemaFacts::hasSharedRootField),
  ERROR(data("!error")),
  GAP(data("!null")),
  MUTATION(operation("^mutation")),
  SEVERAL_MUTATIONS(Feature::hasSeveralMutations),
  FRAGMENT_UNDER_CONDITION(operation("\\.\\.\\. ?(on \\w+|\\w+)? @(skip|include)")),
  NESTED_FRAGMENT_UNDER_CONDITION(
      operation("\\.\\.\\.[^{}]*\\{[^{}]*\\.\\.\\.[^{}]* @(skip|include)[^{}]*\\{")),
  FIELD_UNDER_CONDITION(operation("\\w (\\([^)]*\\) )?@(skip|include)\\(if: \\$")),
  CONTEXT_ASKED(operation("\\bfc\\b")),
  PARTIAL_VALUE_ASKED(operation("\\bp[1-4]\\b")),
  INPUT_OBJECT(operation("\\{x: \\d")),
  NAMED_FRAGMENT(operation("fragment F1"));

  private final Predicate<Scene> ofScene;
  private final Predicate<Question> ofQuestion;

  Feature(Predicate<Scene> ofScene) {
    this.ofScene = ofScene;
    this.ofQuestion = _ -> false;
  }

  Feature(Asked ofQuestion) {
    this.ofScene = _ -> false;
    this.ofQuestion = ofQuestion;
  }

  /// Something that is seen in an operation.
  private interface Asked extends Predicate<Question> {}

  static Set<Feature> of(Scene scene) {
    Set<Feature> found = EnumSet.allOf(Feature.class);
    found.removeIf(feature -> !feature.ofScene.test(scene));
    return found;
  }

  static Set<Feature> of(Question question) {
    Set<Feature> found = EnumSet.allOf(Feature.class);
    found.removeIf(feature -> !feature.ofQuestion.test(question));
    return found;
  }

  private static Predicate<Scene> sdl(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return scene -> scene.sdls().values().stream().anyMatch(sdl -> compiled.matcher(sdl).find());
  }

  private static Predicate<Scene> data(String special) {
    return scene -> scene.data().findValue(special) != null;
  }

  private static Asked operation(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return question -> compiled.matcher(question.operation()).find();
  }

  private static boolean hasSeveralMutations(Question question) {
    OperationDefinition operation =
        Cut.parse(question.operation()).getDefinitionsOfType(OperationDefinition.class).getFirst();
    return operation.getOperation() == OperationDefinition.Operation.MUTATION
        && operation.getSelectionSet().getSelections().size() > 1;
  }
}
