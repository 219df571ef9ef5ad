package io.interlock.supergraph.schema;

import java.util.LinkedHashMap;
import java.util.Map;
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
    return answers.entrySet().stream().allMatch(e -> e.getKey().askOf(view).equals(e.getValue()));
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
