package io.interlock.composer.diagnostic;

/// The kinds of composition errors, by the names of the federation documentation.
public enum ErrorCode {
  /// Not GraphQL, or breaks a rule of its type system.
  INVALID_GRAPHQL,

  /// A subgraph's name is reserved or used twice.
  INVALID_SUBGRAPH_NAME,

  /// A subgraph defines a federation directive in its own, incompatible way.
  DIRECTIVE_DEFINITION_INVALID,

  /// A subgraph defines a federation type in its own, incompatible way.
  TYPE_DEFINITION_INVALID,

  /// `@link` names a version of federation that is not known.
  UNKNOWN_FEDERATION_LINK_VERSION,

  /// `@link` names a version of another known spec that is not known.
  UNKNOWN_LINK_VERSION,

  /// The `url` of a `@link` does not name a spec and version.
  INVALID_LINK_IDENTIFIER,

  /// `@link` is used in a wrong way: its imports, alias or repetition.
  INVALID_LINK_DIRECTIVE_USAGE,

  /// A composed directive has different names in different subgraphs.
  LINK_IMPORT_NAME_MISMATCH,

  /// `@composeDirective` cannot be followed.
  DIRECTIVE_COMPOSITION_ERROR,

  /// `Query` is a type but not the query root.
  ROOT_QUERY_USED,

  /// `Mutation` is a type but not the mutation root.
  ROOT_MUTATION_USED,

  /// `Subscription` is a type but not the subscription root.
  ROOT_SUBSCRIPTION_USED,

  /// The field set of a `@key` cannot be read on its type.
  KEY_INVALID_FIELDS,

  /// The field set of a `@requires` cannot be read on its type.
  REQUIRES_INVALID_FIELDS,

  /// The field set of a `@provides` cannot be read on its type.
  PROVIDES_INVALID_FIELDS,

  /// The `fields` of a `@key` are not a string.
  KEY_INVALID_FIELDS_TYPE,

  /// The `fields` of a `@requires` are not a string.
  REQUIRES_INVALID_FIELDS_TYPE,

  /// The `fields` of a `@provides` are not a string.
  PROVIDES_INVALID_FIELDS_TYPE,

  /// A `@key` selects a field that has arguments.
  KEY_FIELDS_HAS_ARGS,

  /// A `@provides` selects a field that has arguments.
  PROVIDES_FIELDS_HAS_ARGS,

  /// A `@key` has a directive inside its field set.
  KEY_DIRECTIVE_IN_FIELDS_ARG,

  /// A `@requires` has a directive inside its field set.
  REQUIRES_DIRECTIVE_IN_FIELDS_ARG,

  /// A `@provides` has a directive inside its field set.
  PROVIDES_DIRECTIVE_IN_FIELDS_ARG,

  /// A `@requires` selects a field that is not external.
  REQUIRES_FIELDS_MISSING_EXTERNAL,

  /// A `@provides` selects a field that is not external.
  PROVIDES_FIELDS_MISSING_EXTERNAL,

  /// `@key` on an interface before federation 2.3.
  KEY_UNSUPPORTED_ON_INTERFACE,

  /// `@requires` on a field of an interface.
  REQUIRES_UNSUPPORTED_ON_INTERFACE,

  /// `@provides` on a field of an interface.
  PROVIDES_UNSUPPORTED_ON_INTERFACE,

  /// A `@key` selects a field of union or interface type.
  KEY_FIELDS_SELECT_INVALID_TYPE,

  /// `@provides` on a field that returns no object.
  PROVIDES_ON_NON_OBJECT_FIELD,

  /// An external field that nothing uses.
  EXTERNAL_UNUSED,

  /// `@external` on a field of an interface.
  EXTERNAL_ON_INTERFACE,

  /// `@external` together with `@provides`.
  EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE,

  /// A federation 1 type that has nothing but unused external fields.
  TYPE_WITH_ONLY_UNUSED_EXTERNAL,

  /// A field is external in every subgraph that has it.
  EXTERNAL_MISSING_ON_BASE,

  /// An external field's type differs from the field's.
  EXTERNAL_TYPE_MISMATCH,

  /// An external field lacks an argument of the field.
  EXTERNAL_ARGUMENT_MISSING,

  /// An external field's argument has another type than the field's.
  EXTERNAL_ARGUMENT_TYPE_MISMATCH,

  /// An external field's argument has another default than the field's.
  EXTERNAL_ARGUMENT_DEFAULT_MISMATCH,

  /// A directive that reaches the supergraph is on an external field.
  MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL,

  /// A type is of different kinds in different subgraphs.
  TYPE_KIND_MISMATCH,

  /// A type is extended but nowhere defined.
  EXTENSION_WITH_NO_BASE,

  /// A field's types in different subgraphs cannot be merged.
  FIELD_TYPE_MISMATCH,

  /// An argument's types in different subgraphs cannot be merged.
  FIELD_ARGUMENT_TYPE_MISMATCH,

  /// An argument has different defaults.
  FIELD_ARGUMENT_DEFAULT_MISMATCH,

  /// An input field has different defaults.
  INPUT_FIELD_DEFAULT_MISMATCH,

  /// An argument is required in one subgraph and absent in another.
  REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH,

  /// An input field is required in one subgraph and absent in another.
  REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH,

  /// An input object has no field that all its subgraphs share.
  EMPTY_MERGED_INPUT_TYPE,

  /// An enum used for input and output has a value that not all its subgraphs have.
  ENUM_VALUE_MISMATCH,

  /// An enum has no value that all its subgraphs share.
  EMPTY_MERGED_ENUM_TYPE,

  /// Several subgraphs resolve a field that is not shareable.
  INVALID_FIELD_SHARING,

  /// `@shareable` in a place where it means nothing.
  INVALID_SHAREABLE_USAGE,

  /// No subgraph has a query field.
  NO_QUERIES,

  /// `@override` from the subgraph itself.
  OVERRIDE_FROM_SELF_ERROR,

  /// `@override` from a subgraph that overrides the field too.
  OVERRIDE_SOURCE_HAS_OVERRIDE,

  /// `@override` cannot stand together with another directive.
  OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE,

  /// `@override` on a field of an interface.
  OVERRIDE_ON_INTERFACE,

  /// The label of an `@override` is not of a known form.
  OVERRIDE_LABEL_INVALID,

  /// An interface's key is not on all its implementations.
  INTERFACE_KEY_NOT_ON_IMPLEMENTATION,

  /// A subgraph resolves an interface by key but lacks an implementation.
  INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE,

  /// `@interfaceObject` is used in a wrong way.
  INTERFACE_OBJECT_USAGE_ERROR,

  /// A field of an interface is missing on an implementation.
  INTERFACE_FIELD_NO_IMPLEM,

  /// The name of a `@context` is not of the known form.
  CONTEXT_NAME_INVALID,

  /// `@fromContext` reads a context that nothing sets, or stands where it cannot.
  CONTEXT_NOT_SET,

  /// `@fromContext` names no context.
  NO_CONTEXT_IN_SELECTION,

  /// The selection of a `@fromContext` cannot be read.
  CONTEXT_INVALID_SELECTION,

  /// `@fromContext` on a type without a resolvable key.
  CONTEXT_NO_RESOLVABLE_KEY,

  /// An argument is contextual in one subgraph and required in another.
  CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS,

  /// The query root is hidden.
  QUERY_ROOT_TYPE_INACCESSIBLE,

  /// A hidden type is the type of a visible element.
  REFERENCED_INACCESSIBLE,

  /// Everything in a visible type is hidden.
  ONLY_INACCESSIBLE_CHILDREN,

  /// A hidden element implements a visible one.
  IMPLEMENTED_BY_INACCESSIBLE,

  /// A hidden input is required.
  REQUIRED_INACCESSIBLE,

  /// A visible default value uses a hidden element.
  DEFAULT_VALUE_USES_INACCESSIBLE,

  /// `@inaccessible` on an element that cannot be hidden.
  DISALLOWED_INACCESSIBLE,

  /// `@cost` on a field of an interface.
  COST_APPLIED_TO_INTERFACE_FIELD,

  /// `@listSize` on something that is no list.
  LIST_SIZE_APPLIED_TO_NON_LIST,

  /// `@listSize` with a negative size.
  LIST_SIZE_INVALID_ASSUMED_SIZE,

  /// `@listSize` names an argument that cannot slice.
  LIST_SIZE_INVALID_SLICING_ARGUMENT,

  /// `@listSize` names a field that it cannot size.
  LIST_SIZE_INVALID_SIZED_FIELD,

  /// An access directive on an interface.
  AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE,

  /// A field reads others that need more access than itself.
  MISSING_TRANSITIVE_AUTH_REQUIREMENTS,

  /// An operation that the supergraph allows cannot be answered.
  SATISFIABILITY_ERROR,

  /// A shared field can hold no object type that all its subgraphs know.
  SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES,

  /// There are too many ways to check whether operations can be answered.
  MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED,

  /// Correct federation that this composer does not know yet.
  UNSUPPORTED_FEATURE
}
