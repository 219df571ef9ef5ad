package io.interlock.executor.variables;

import io.interlock.executor.error.GraphqlError;
import io.interlock.executor.json.JsonException;
import io.interlock.executor.json.JsonKind;
import io.interlock.executor.json.JsonScanner;
import io.interlock.executor.json.KeyTable;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeRef;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The compiled coercion of an operation's variables. Immutable.
///
/// Values are checked, not rewritten: subgraphs get the client's bytes, so numbers stay as they
/// were written. Wrapping a value into a list and filling the defaults of input fields is left to
/// the subgraph, whose schema says the same.
public final class VariableProgram {
  private final List<Variable> variables;
  private final KeyTable names;

  /// A variable of an operation.
  ///
  /// @param type as in the operation, for example `[ID!]!`
  /// @param defaultValue a GraphQL literal, null when there is none
  /// @param isCondition whether a `@skip` or `@include` depends on it
  public record Declaration(
      String name, String type, @Nullable String defaultValue, boolean isCondition) {}

  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  private record Variable(
      String name, InputType type, byte @Nullable [] defaultJson, boolean isCondition) {}

  private VariableProgram(List<Variable> variables) {
    this.variables = List.copyOf(variables);
    this.names = new KeyTable(variables.stream().map(Variable::name).toList());
  }

  /// @throws IllegalArgumentException when a type is unknown or a default is no literal
  public static VariableProgram compile(List<Declaration> declarations, SchemaView view) {
    InputTypeCompiler types = new InputTypeCompiler(view);
    List<Variable> variables = new ArrayList<>();
    for (Declaration declaration : declarations) {
      String literal = declaration.defaultValue();
      variables.add(
          new Variable(
              declaration.name(),
              types.compile(TypeRef.parse(declaration.type())),
              literal == null
                  ? null
                  : LiteralReader.toJson(literal).getBytes(StandardCharsets.UTF_8),
              declaration.isCondition()));
    }
    return new VariableProgram(variables);
  }

  /// The values of variables that stand for literals.
  ///
  /// @param literals valid constant GraphQL literals by the variable's name
  /// @throws IllegalArgumentException when one is no literal, or its variable is not declared
  public LiteralValues bind(Map<String, String> literals) {
    byte[][] json = new byte[variables.size()][];
    literals.forEach((name, literal) -> {
      int variable = names.find(name);
      if (variable < 0) {
        throw new IllegalArgumentException("expected a variable of the operation, got $" + name);
      }
      json[variable] = LiteralReader.toJson(literal).getBytes(StandardCharsets.UTF_8);
    });
    return literals.isEmpty() ? LiteralValues.NONE : new LiteralValues(json);
  }

  /// As {@link #coerce(ByteBuf, LiteralValues)} of an operation whose literals stand where they
  /// were written.
  public CoercionOutcome coerce(@Nullable ByteBuf json) {
    return coerce(json, LiteralValues.NONE);
  }

  /// Coerces the variables of a request. Variables that the operation does not declare are ignored,
  /// and so are those that stand for literals: a client cannot set them.
  ///
  /// @param json the JSON of `variables`; null when there is none. Only read
  public CoercionOutcome coerce(@Nullable ByteBuf json, LiteralValues literals) {
    // a copy, so that the values may outlive the request's body
    byte[] text = json == null ? new byte[0] : ByteBufUtil.getBytes(json);
    Errors errors = new Errors();
    CoercedVariables values = new CoercedVariables(names);
    try {
      if (text.length > 0) {
        find(text, values);
      }
    } catch (JsonException e) {
      errors.add("Variables are not a valid JSON object: " + e.getMessage() + ".");
      return new CoercionOutcome.NotCoerced(errors.list());
    }
    for (int i = 0; i < variables.size() && !errors.isFull(); i++) {
      byte[] literal = literals.json(i);
      if (literal != null) {
        values.put(i, literal, 0, literal.length);
      } else {
        coerce(i, values, errors);
      }
    }
    return errors.list().isEmpty()
        ? new CoercionOutcome.Coerced(values)
        : new CoercionOutcome.NotCoerced(errors.list());
  }

  private void find(byte[] text, CoercedVariables values) {
    JsonScanner scanner = new JsonScanner(text, 0, text.length);
    if (scanner.peek() == JsonKind.NULL) {
      scanner.skipValue();
    } else {
      int level = scanner.openKeys();
      long seen = 0;
      for (int variable = scanner.enterObject(names, 0);
          variable != JsonScanner.NO_MEMBER;
          variable = scanner.nextMember(names, variable + 1)) {
        seen = scanner.checkKeyIsNew(level, variable, seen);
        scanner.peek();
        int from = scanner.position();
        scanner.skipValue();
        if (variable >= 0) {
          values.put(variable, text, from, scanner.position());
        }
      }
    }
    scanner.expectEnd();
  }

  private void coerce(int index, CoercedVariables values, Errors errors) {
    Variable variable = variables.get(index);
    if (!values.has(index)) {
      byte[] json = variable.defaultJson();
      if (json != null) {
        values.put(index, json, 0, json.length);
      } else if (variable.type() instanceof InputType.NonNull) {
        errors.add(
            "Variable \"$%s\" of required type \"%s\" was not provided."
                .formatted(variable.name(), variable.type()));
        return;
      }
    } else if (values.isNull(index) && variable.type() instanceof InputType.NonNull) {
      errors.add(
          "Variable \"$%s\" of non-null type \"%s\" must not be null."
              .formatted(variable.name(), variable.type()));
      return;
    } else {
      new ValueCheck(variable.name(), values.scanner(index), errors).check(variable.type());
    }
    if (variable.isCondition() && !values.isBoolean(index)) {
      errors.add(
          "Variable \"$%s\" must be true or false where @skip or @include depends on it."
              .formatted(variable.name()));
    }
  }

  /// The names of the variables, in order of declaration.
  public Set<String> names() {
    Set<String> all = new LinkedHashSet<>();
    variables.forEach(variable -> all.add(variable.name()));
    return all;
  }

  /// The errors of one coercion, at most {@link #MAX}.
  static final class Errors {
    /// 50: enough to mend a request, and a bound for one made to raise many.
    private static final int MAX = 50;

    private final List<GraphqlError> list = new ArrayList<>();

    void add(String message) {
      if (!isFull()) {
        list.add(GraphqlError.of("BAD_USER_INPUT", message));
      }
    }

    boolean isFull() {
      return list.size() >= MAX;
    }

    List<GraphqlError> list() {
      return list;
    }
  }
}
