package io.interlock.supergraph.schema;

import java.util.LinkedHashMap;
import java.util.Map;

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

    record RootType(String operationKind) implements Question {
      @Override
      public Object askOf(SchemaView view) {
        return view.rootType(operationKind);
      }
    }
  }
}
