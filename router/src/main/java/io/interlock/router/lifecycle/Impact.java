package io.interlock.router.lifecycle;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import io.interlock.router.engine.AffectedOperation;
import io.interlock.router.engine.WarmUp;
import io.interlock.supergraph.diff.OperationUse;
import io.interlock.supergraph.diff.SchemaChange;
import io.interlock.supergraph.diff.SchemaChanges;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a change means to clients.
///
/// @param changes from the API schema that serves to the new one
/// @param affected the operations that were served lately and that the new schema refuses or
///   answers at a higher cost, the most used first
/// @param warmUp what became of all such operations; null when they could not be looked at
public record Impact(SchemaChanges changes, List<AffectedUse> affected, @Nullable WarmUp warmUp) {
  /// Of the first schema.
  static final Impact NONE = new Impact(new SchemaChanges(List.of()), List.of(), WarmUp.NONE);

  public Impact {
    affected = List.copyOf(affected);
  }

  /// An operation and what is to blame.
  ///
  /// @param changes those that concern the operation if it is refused: any of them may be why
  public record AffectedUse(AffectedOperation operation, List<SchemaChange> changes) {
    public AffectedUse {
      changes = List.copyOf(changes);
    }
  }

  /// @param before the schema that the operations are valid for
  static Impact of(SchemaChanges changes, WarmUp warmUp, GraphQLSchema before) {
    List<AffectedUse> affected =
        warmUp.affected().stream()
            .map(operation -> new AffectedUse(operation, blamed(changes, operation, before)))
            .toList();
    return new Impact(changes, affected, warmUp);
  }

  /// Nobody knows what becomes of the operations.
  static Impact unknown(SchemaChanges changes) {
    return new Impact(changes, List.of(), null);
  }

  /// Whether clients may break: by what the schemas say, or by an operation that is refused.
  boolean isBreaking() {
    return !changes.breaking().isEmpty() || !failing().isEmpty();
  }

  /// The operations that are refused.
  List<AffectedUse> failing() {
    return affected.stream().filter(use -> use.operation().isFailing()).toList();
  }

  private static List<SchemaChange> blamed(
      SchemaChanges changes, AffectedOperation operation, GraphQLSchema before) {
    return operation.isFailing()
        ? changes.concerning(OperationUse.of(parsed(operation.text()), before)).all()
        : List.of();
  }

  /// The text was within the limits when it was served.
  private static Document parsed(String text) {
    ParserOptions unlimited =
        ParserOptions.newParserOptions()
            .maxTokens(Integer.MAX_VALUE)
            .maxWhitespaceTokens(Integer.MAX_VALUE)
            .maxCharacters(Integer.MAX_VALUE)
            .maxRuleDepth(Integer.MAX_VALUE)
            .build();
    return new Parser()
        .parseDocument(
            ParserEnvironment.newParserEnvironment()
                .document(text)
                .parserOptions(unlimited)
                .build());
  }
}
