package io.interlock.supergraph.schema;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The part of a supergraph that a prepared operation depends on: every question that was asked
/// while it was prepared, with the answer. Facts are records that name subgraphs by name, so
/// answers of two supergraphs can be compared.
public final class SchemaSlice {
  private final Map<Question, Object> answers;

  SchemaSlice(Map<Question, Object> answers) {
    this.answers = new LinkedHashMap<>(answers);
  }

  /// Whether `view` answers every question as before: then what was prepared is still right.
  public boolean holdsIn(SchemaView view) {
    return holds((question, answer) -> question.askOf(view).equals(answer));
  }

  /// @param isAnsweredAlike by a question and the answer to it
  boolean holds(BiPredicate<Question, Object> isAnsweredAlike) {
    return answers.entrySet().stream()
        .allMatch(e -> isAnsweredAlike.test(e.getKey(), e.getValue()));
  }

  /// Names the slice by its questions and answers: `sha256:…`, the same in every process but for a
  /// slice that depends on everything. It holds for as long as its hash stays the same.
  public String hash() {
    return hash(answers);
  }

  /// The hash of the same questions with the answers of `view`.
  public String hashIn(SchemaView view) {
    Map<Question, Object> there = new HashMap<>();
    answers.keySet().forEach(question -> there.put(question, question.askOf(view)));
    return hash(there);
  }

  /// Each text goes in with its length, so that different slices are different bytes.
  private static String hash(Map<Question, Object> answers) {
    String text =
        answers.entrySet().stream()
            .map(answer -> answer.getKey() + " " + answer.getValue())
            .sorted()
            .map(answer -> answer.length() + " " + answer)
            .collect(Collectors.joining("\n"));
    return Sha256.of(text);
  }

  /// What depends on this and on `other`, both of one supergraph.
  public SchemaSlice and(SchemaSlice other) {
    SchemaSlice both = new SchemaSlice(answers);
    both.answers.putAll(other.answers);
    return both;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SchemaSlice slice && slice.answers.equals(answers);
  }

  @Override
  public int hashCode() {
    return answers.hashCode();
  }

  /// How many questions were asked.
  public int size() {
    return answers.size();
  }

  /// A look-up of {@link SchemaView}.
  sealed interface Question {
    Object askOf(SchemaView view);

    record Type(String name) implements Question {
      @Override
      public Object askOf(SchemaView view) {
        return view.type(name);
      }
    }

    record Field(String type, String name) implements Question {
      @Override
      public Object askOf(SchemaView view) {
        return view.field(type, name);
      }
    }

    record FieldNames(String type) implements Question {
      @Override
      public Object askOf(SchemaView view) {
        return view.fieldNames(type);
      }
    }

    record PossibleTypes(String type) implements Question {
      @Override
      public Object askOf(SchemaView view) {
        return view.possibleTypes(type);
      }
    }

    record ApiPossibleTypes(String type) implements Question {
      @Override
      public Object askOf(SchemaView view) {
        return view.apiPossibleTypes(type);
      }
    }

    record Contexts(String objectType) implements Question {
      @Override
      public Object askOf(SchemaView view) {
        return view.contexts(objectType);
      }
    }

    record Everything() implements Question {
      @Override
      public Object askOf(SchemaView view) {
        return view.everything();
      }
    }

    record RootType(String operationKind) implements Question {
      @Override
      public Object askOf(SchemaView view) {
        return view.rootType(operationKind);
      }
    }
  }
}
