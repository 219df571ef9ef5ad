package io.interlock.supergraph.fieldset;

import java.util.List;
import java.util.stream.Collectors;

/// A parsed field set: the selections of a `fields:` argument, in source order. Its text form has
/// no outer braces.
public record FieldSet(List<FieldSetSelection> selections) {
  public FieldSet {
    selections = List.copyOf(selections);
  }

  /// Parses `text`, whose outer braces are optional.
  ///
  /// @throws FieldSetSyntaxException when the text is no selection set; the message says where
  public static FieldSet parse(String text) {
    return FieldSetParser.parse(text);
  }

  @Override
  public String toString() {
    return selections.stream().map(FieldSetSelection::toString).collect(Collectors.joining(" "));
  }
}
