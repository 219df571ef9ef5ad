package io.interlock.supergraph.diff;

import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a document uses of an API schema: the coordinates of the types, fields, arguments, enum
/// values, input fields and directives that it mentions, or that it cannot do without.
///
/// - A field's type is used with the field, a variable's with the variable.
/// - What a variable will hold is not known. Its type is used as a whole: every field of an input
///   type, those of the input types in them, and every value of an enum.
/// - A fragment on one abstract type within another is valid as long as they share a type: each
///   that they share is used.
/// - Enum values that may be answered are not used, only those that are given.
///
/// @param coordinates sorted
public record OperationUse(SortedSet<String> coordinates) {

  public OperationUse {
    coordinates = Collections.unmodifiableSortedSet(new TreeSet<>(coordinates));
  }

  /// Of all operations and fragments of a document, which is validated as a whole, too.
  ///
  /// @param document valid
  /// @param schema that it is valid for
  public static OperationUse of(Document document, GraphQLSchema schema) {
    return new OperationUse(new UseCollector(schema).collect(document));
  }
}
