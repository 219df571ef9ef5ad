package io.interlock.executor.shape;

import io.interlock.executor.json.KeyTable;
import org.jspecify.annotations.Nullable;

/// How a value is completed: what GraphQL demands of it before the client may see it.
///
/// @param isNonNull whether null is not allowed at this level
/// @param element how the elements of a list are completed; null when this level is no list
/// @param leaf what a value that is no list must be
/// @param enumValues the values that the API schema knows; null for other kinds
/// @param typeName the named type inside the lists
public record Completion(
    boolean isNonNull,
    @Nullable Completion element,
    Leaf leaf,
    @Nullable KeyTable enumValues,
    String typeName) {
  /// The type as a message names it: `[User]` for a list of users.
  public String expectedType() {
    return element == null ? typeName : "[" + typeName + "]";
  }

  /// The kinds of values.
  public enum Leaf {
    /// Objects; not a leaf.
    COMPOSITE,
    INT,
    FLOAT,
    STRING,
    BOOLEAN,
    ID,
    ENUM,
    /// A custom scalar: any JSON.
    ANY
  }
}
