package io.interlock.planner.operation;

import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.Value;
import graphql.language.VariableReference;
import io.interlock.planner.plan.QueryPlan.VariableDefinition;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts variables in the place of literals, so that operations that differ in these alone are one
/// operation:
///
/// ```
/// { product(upc: "1") { name } }
/// query($upc: String!) { product(upc: $upc) { name } }
/// ```
///
/// Lifted is the whole literal of a field's argument. A variable is called like the argument, and
/// non-null: a `T!` may stand wherever a `T` may. Equal literals of fields with one response key
/// have one variable, since such fields must stay equal to be merged.
///
/// Not lifted are: arguments of directives; `null`, which is not the same for every type; values of
/// custom scalars, for a subgraph may read them as a literal in another way than as JSON; literals
/// with variables inside; arguments of introspection; and those of {@link RequiredArguments}.
///
/// One operation, one thread.
final class ArgumentLiterals {
  private final @Nullable RequiredArguments kept;
  private final LiteralCoercion coercion;
  private final Set<String> names;
  private final Map<Place, String> variables = new HashMap<>();
  private final List<VariableDefinition> definitions = new ArrayList<>();
  private final List<LiftedLiteral> literals = new ArrayList<>();

  private record Place(
      String responseKey, String field, String argument, String type, String literal) {}

  /// @param kept null: every literal stays where it is
  /// @param clientVariables names that are taken
  ArgumentLiterals(
      SchemaView view, @Nullable RequiredArguments kept, List<VariableDefinition> clientVariables) {
    this.kept = kept;
    this.coercion = new LiteralCoercion(view);
    this.names = new HashSet<>();
    clientVariables.forEach(v -> names.add(v.name()));
  }

  /// What stands for the value of an argument: its own, or a variable.
  ///
  /// @param type of the argument
  Value<?> valueOf(Argument argument, Field field, TypeRef type) {
    if (kept == null || kept.fields().contains(field.getName())) {
      return argument.getValue();
    }
    @Nullable Value<?> literal = coercion.coerced(argument.getValue(), type);
    return literal == null
        ? argument.getValue()
        : new VariableReference(variable(argument, field, type.nullable() + "!", literal));
  }

  private String variable(Argument argument, Field field, String type, Value<?> literal) {
    String text = AstText.of(literal);
    return variables.computeIfAbsent(
        new Place(field.getResultKey(), field.getName(), argument.getName(), type, text),
        place -> {
          String name = unused(argument.getName());
          definitions.add(new VariableDefinition(name, type, null));
          literals.add(new LiftedLiteral(name, text));
          return name;
        });
  }

  private String unused(String name) {
    String unused = name;
    for (int n = 1; !names.add(unused); n++) {
      unused = name + "_" + n;
    }
    return unused;
  }

  /// The variables that stand for literals, in order of first use.
  List<VariableDefinition> definitions() {
    return definitions;
  }

  /// Their values, in the same order.
  List<LiftedLiteral> literals() {
    return literals;
  }
}
