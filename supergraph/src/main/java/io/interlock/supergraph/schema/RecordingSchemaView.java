package io.interlock.supergraph.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A view that keeps every question and its answer. One per prepared operation, one thread at a
/// time.
public final class RecordingSchemaView implements SchemaView {
  private final SchemaView view;
  private final Map<SchemaSlice.Question, Object> answers = new LinkedHashMap<>();

  public RecordingSchemaView(SchemaView view) {
    this.view = view;
  }

  /// What has been asked so far.
  public SchemaSlice slice() {
    return new SchemaSlice(answers);
  }

  @Override
  public Optional<TypeFacts> type(String name) {
    return recorded(new SchemaSlice.Question.Type(name));
  }

  @Override
  public Optional<FieldFacts> field(String type, String name) {
    return recorded(new SchemaSlice.Question.Field(type, name));
  }

  @Override
  public List<String> fieldNames(String type) {
    return recorded(new SchemaSlice.Question.FieldNames(type));
  }

  @Override
  public List<String> possibleTypes(String type) {
    return recorded(new SchemaSlice.Question.PossibleTypes(type));
  }

  @Override
  public List<String> apiPossibleTypes(String type) {
    return recorded(new SchemaSlice.Question.ApiPossibleTypes(type));
  }

  @Override
  public List<String> contexts(String objectType) {
    return recorded(new SchemaSlice.Question.Contexts(objectType));
  }

  @Override
  public Object everything() {
    return recorded(new SchemaSlice.Question.Everything());
  }

  @Override
  public Optional<String> rootType(String operationKind) {
    return recorded(new SchemaSlice.Question.RootType(operationKind));
  }

  @SuppressWarnings("unchecked") // each kind of question has one type of answer
  private <T> T recorded(SchemaSlice.Question question) {
    @Nullable Object known = answers.get(question);
    if (known == null) {
      known = question.askOf(view);
      answers.put(question, known);
    }
    return (T) known;
  }
}
