package io.interlock.executor.introspection;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.VariableReference;
import graphql.parser.Parser;
import io.interlock.supergraph.schema.Supergraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers introspection from the API schema with graphql-java, and keeps the answers: tools ask
/// the same few questions again and again. Shared by all threads.
///
/// An answer that is not kept yet is computed on the calling thread. graphql-java bounds the depth
/// and the number of fields of such a query ("good faith introspection"), so it cannot be made
/// large.
public final class Introspection {
  private final GraphQL graphql;
  private final AnswerCache answers = new AnswerCache();

  public Introspection(Supergraph supergraph) {
    this.graphql = GraphQL.newGraphQL(supergraph.apiSchema()).build();
  }

  /// The answer to an introspection query.
  ///
  /// @param values the JSON of each root field, by response key; without those that are null
  /// @param errors messages; empty in the usual case
  public record Answer(Map<String, byte[]> values, List<String> errors) {
    public static final Answer NOTHING = new Answer(Map.of(), List.of());

    public Answer {
      values = Map.copyOf(values);
      errors = List.copyOf(errors);
    }

    int size() {
      return values.values().stream().mapToInt(v -> v.length).sum();
    }
  }

  /// Answers a query.
  ///
  /// @param document a query with `__schema` and `__type` alone
  /// @param variables the JSON of a variable by name, null when it has no value
  public Answer answer(String document, Function<String, @Nullable String> variables) {
    Document parsed = withoutUnusedVariables(Parser.parse(document));
    Map<String, String> used = new LinkedHashMap<>();
    for (String name : variablesIn(parsed)) {
      String json = variables.apply(name);
      if (json != null) {
        used.put(name, json);
      }
    }
    String key = document + '\n' + used;
    Answer known = answers.get(key);
    if (known != null) {
      return known;
    }
    Answer answer = execute(parsed, used);
    answers.put(key, answer);
    return answer;
  }

  private Answer execute(Document document, Map<String, String> variables) {
    Map<String, Object> values = new HashMap<>();
    variables.forEach((name, json) -> values.put(name, JavaValues.read(json)));
    ExecutionResult result =
        graphql.execute(
            ExecutionInput.newExecutionInput(AstPrinter.printAst(document)).variables(values));
    Map<String, byte[]> answers = new LinkedHashMap<>();
    if (result.getData() instanceof Map<?, ?> data) {
      data.forEach((key, value) -> {
        if (value != null) {
          answers.put(String.valueOf(key), JavaValues.write(value));
        }
      });
    }
    return new Answer(answers, result.getErrors().stream().map(GraphQLError::getMessage).toList());
  }

  /// A part of an operation may leave variables of the whole without use, which is not valid.
  private static Document withoutUnusedVariables(Document document) {
    OperationDefinition operation =
        document.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow();
    Set<String> used = variablesIn(document);
    OperationDefinition slim =
        operation.transform(o ->
            o.variableDefinitions(
                operation.getVariableDefinitions().stream()
                    .filter(definition -> used.contains(definition.getName()))
                    .toList()));
    List<Definition> definitions = new ArrayList<>(document.getDefinitions());
    definitions.set(definitions.indexOf(operation), slim);
    return document.transform(d -> d.definitions(definitions));
  }

  /// The variables that are used, in order; their definitions do not count.
  private static Set<String> variablesIn(Document document) {
    Set<String> names = new LinkedHashSet<>();
    List<Node<?>> open = new ArrayList<>();
    document
        .getDefinitionsOfType(OperationDefinition.class)
        .forEach(operation -> open.add(operation.getSelectionSet()));
    while (!open.isEmpty()) {
      Node<?> node = open.removeLast();
      if (node instanceof VariableReference variable) {
        names.add(variable.getName());
      }
      node.getChildren().forEach(open::add);
    }
    return names;
  }
}
