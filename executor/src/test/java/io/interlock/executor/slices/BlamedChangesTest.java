package io.interlock.executor.slices;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import io.interlock.supergraph.diff.OperationUse;
import io.interlock.supergraph.diff.SchemaChange;
import io.interlock.supergraph.diff.SchemaChanges;
import io.interlock.supergraph.diff.SchemaDiff;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The golden conversations' subgraphs are edited at random, `-Dchanges.edits=…` times from
/// `-Dchanges.seed=…`, and their operations validated on both sides of the edit.
final class BlamedChangesTest {
  private static final int EDITS = Integer.getInteger("changes.edits", 200);
  private static final long SEED = Long.getLong("changes.seed", 20_250_801);

  private final List<String> faults = new ArrayList<>();
  private int refused;
  private int suspected;

  @Test
  void anOperationThatAnEditRefusesIsConcernedByAChangeThatMayRefuseIt() {
    List<Path> folders = ConversationCase.folders();
    Map<Path, ConversationCase> cases = new HashMap<>();
    Random random = new Random(SEED);
    for (int i = 0; i < EDITS; i++) {
      Path folder = folders.get(random.nextInt(folders.size()));
      ConversationCase drawn = cases.computeIfAbsent(folder, ConversationCase::read);
      drawn.edited(random.nextLong()).ifPresent(edited -> compare(drawn, edited));
    }

    assertThat(faults).isEmpty();
    assertThat(refused).as("operations that were refused after an edit").isGreaterThan(EDITS / 10);
    assertThat(suspected).as("operations with a breaking change, but valid").isLessThan(refused);
  }

  private void compare(ConversationCase drawn, ConversationCase.Edited edited) {
    GraphQLSchema before = drawn.supergraph().apiSchema();
    GraphQLSchema after = edited.supergraph().apiSchema();
    SchemaChanges changes = SchemaDiff.between(before, after);
    if (changes.all().isEmpty() && !print(before).equals(print(after))) {
      faults.add("no change seen from\n" + print(before) + "\nto\n" + print(after));
    }
    drawn
        .documents()
        .forEach((file, document) -> {
          if (errors(document, before).isEmpty()) {
            blame(file, document, errors(document, after), concerning(changes, document, before));
          }
        });
  }

  private static SchemaChanges concerning(
      SchemaChanges changes, Document document, GraphQLSchema before) {
    return changes.concerning(OperationUse.of(document, before));
  }

  private void blame(
      Path file, Document document, List<ValidationError> errors, SchemaChanges concerning) {
    if (errors.isEmpty()) {
      suspected += concerning.breaking().isEmpty() ? 0 : 1;
      return;
    }
    refused++;
    List<SchemaChange> suspects = new ArrayList<>(concerning.breaking());
    suspects.addAll(concerning.dangerous());
    if (areConflictsOnly(errors)) {
      suspects.addAll(concerning.safe());
    }
    if (suspects.isEmpty()) {
      faults.add(file + " is refused and nobody's fault: " + errors + "\n" + document);
    }
  }

  /// Two fields under one name must both be nullable or not: that one of them no longer is breaks
  /// nobody else, and is therefore called safe.
  private static boolean areConflictsOnly(List<ValidationError> errors) {
    return errors.stream()
        .allMatch(error -> error.getValidationErrorType() == ValidationErrorType.FieldsConflict);
  }

  private static List<ValidationError> errors(Document document, GraphQLSchema schema) {
    return ParseAndValidate.validate(schema, document, Locale.ENGLISH);
  }

  private static String print(GraphQLSchema schema) {
    return new SchemaPrinter().print(schema);
  }
}
