package io.interlock.supergraph.fieldset;

import io.interlock.supergraph.fieldset.FieldSetSelection.Argument;
import java.util.List;
import java.util.Optional;

/// The little that a field set's check must know of the types it is read on.
public interface TypeView {
  /// Whether there is such a named type.
  boolean hasType(String type);

  /// Whether values of the type have fields: objects, interfaces and unions.
  boolean isComposite(String type);

  /// Whether it is an interface or union.
  boolean isAbstract(String type);

  /// The name of the innermost type of a field; empty when `type` has no such field. `__typename`
  /// is asked for too.
  Optional<String> fieldBaseType(String type, String field);

  /// Whether a value of `type` can be one of `condition`.
  boolean overlaps(String type, String condition);

  /// What is wrong with the arguments passed to a field, as one sentence; empty when nothing is.
  Optional<String> argumentFault(String type, String field, List<Argument> arguments);
}
