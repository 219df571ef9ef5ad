package io.interlock.planner.operation;

import io.interlock.planner.plan.ClientSelection;
import io.interlock.planner.plan.Condition;
import io.interlock.planner.plan.QueryPlan.VariableDefinition;
import io.interlock.supergraph.schema.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The SHA-256 of a normalised operation without its literals: operations with equal ones have
/// equal plans. Each text goes in with its length and each list with its size, so that different
/// operations are different bytes.
final class OperationDigest {
  /// A digest takes much longer for many pieces than for one.
  private byte[] bytes = new byte[1 << 10];

  private int length;

  private OperationDigest() {}

  static String of(NormalizedOperation operation) {
    OperationDigest digest = new OperationDigest();
    digest.add(operation.kind().name());
    digest.add(operation.name());
    digest.add(operation.introspection());
    digest.add(operation.variables().size());
    for (VariableDefinition variable : operation.variables()) {
      digest.add(variable);
    }
    digest.add(operation.form());
    digest.add(operation.clientSelection());
    MessageDigest sha = Sha256.newDigest();
    sha.update(digest.bytes, 0, digest.length);
    return HexFormat.of().formatHex(sha.digest());
  }

  private void add(VariableDefinition variable) {
    add(variable.name());
    add(variable.type());
    add(variable.defaultValue());
  }

  private void add(OperationForm form) {
    add(form.selection());
    add(form.otherwise().size());
    for (OperationForm.Otherwise otherwise : form.otherwise()) {
      add(otherwise.variable());
      add(otherwise.form());
    }
  }

  private void add(OperationSelection selection) {
    add(selection.type());
    addFields(selection.fields());
    add(selection.branches().size());
    for (OperationSelection.Branch branch : selection.branches()) {
      add(branch.objectType());
      addFields(branch.fields());
    }
  }

  private void addFields(List<OperationField> fields) {
    add(fields.size());
    for (OperationField field : fields) {
      add(field.responseKey());
      add(field.name());
      add(field.arguments());
      add(field.directives());
      add(field.parentType());
      add(field.conditions().asCondition());
      addDeferral(field.deferral());
      add(field.selection() == null ? 0 : 1);
      if (field.selection() != null) {
        add(field.selection());
      }
    }
  }

  private void addDeferral(@Nullable Deferral deferral) {
    add(deferral == null ? -1 : deferral.number());
    if (deferral != null) {
      add(deferral.label());
      List<String> path = deferral.path().steps();
      add(path.size());
      for (String step : path) {
        add(step);
      }
      addDeferral(deferral.outer());
    }
  }

  private void add(ClientSelection selection) {
    add(selection.typeName());
    add(selection.fields().size());
    for (ClientSelection.ClientField field : selection.fields()) {
      add(field.responseKey());
      add(field.parentType());
      add(field.name());
      add(field.onTypes().size());
      for (String type : field.onTypes()) {
        add(type);
      }
      add(field.condition());
      add(field.selection() == null ? 0 : 1);
      if (field.selection() != null) {
        add(field.selection());
      }
    }
  }

  private void add(Condition condition) {
    switch (condition) {
      case Condition.Variable variable -> {
        add(variable.is() ? 1 : 0);
        add(variable.variable());
      }
      case Condition.AllOf all -> {
        add(2);
        addConditions(all.conditions());
      }
      case Condition.AnyOf any -> {
        add(3);
        addConditions(any.conditions());
      }
    }
  }

  private void addConditions(List<Condition> conditions) {
    add(conditions.size());
    for (Condition condition : conditions) {
      add(condition);
    }
  }

  private void add(@Nullable String text) {
    if (text == null) {
      add(-1);
    } else {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      add(utf8.length);
      makeRoom(utf8.length);
      System.arraycopy(utf8, 0, bytes, length, utf8.length);
      length += utf8.length;
    }
  }

  private void add(int number) {
    makeRoom(Integer.BYTES);
    bytes[length++] = (byte) (number >> 24);
    bytes[length++] = (byte) (number >> 16);
    bytes[length++] = (byte) (number >> 8);
    bytes[length++] = (byte) number;
  }

  private void makeRoom(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
