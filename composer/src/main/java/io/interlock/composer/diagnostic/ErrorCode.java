package io.interlock.composer.diagnostic;

/// The kinds of composition errors, by the names of the federation documentation.
public enum ErrorCode {
  /// Not GraphQL, or breaks a rule of its type system.
  INVALID_GRAPHQL(
      "Correct the SDL at the place named; it has to be a valid GraphQL schema before it can be "
          + "composed."),

  /// A subgraph's name is reserved or used twice.
  INVALID_SUBGRAPH_NAME("Give each subgraph a name of its own other than `_`."),

  /// A subgraph defines a federation directive in its own, incompatible way.
  DIRECTIVE_DEFINITION_INVALID(
      "Remove the definition, which the composer supplies, or make it equal to the one in the "
          + "federation specification."),

  /// A subgraph defines a federation type in its own, incompatible way.
  TYPE_DEFINITION_INVALID(
      "Remove the definition, which the composer supplies, or make it equal to the one in the "
          + "federation specification."),

  /// `@link` names a version of federation that is not known.
  UNKNOWN_FEDERATION_LINK_VERSION("Link a version of federation that is listed in the message."),

  /// `@link` names a version of another known spec that is not known.
  UNKNOWN_LINK_VERSION("Link a version of the specification that is listed in the message."),

  /// The `url` of a `@link` does not name a spec and version.
  INVALID_LINK_IDENTIFIER("Write the url as `https://<host>/<name>/v<major>.<minor>`."),

  /// `@link` is used in a wrong way: its imports, alias or repetition.
  INVALID_LINK_DIRECTIVE_USAGE(
      "Correct the `@link`: each specification once, imports that it defines, and names that "
          + "nothing else has (rename with `as`)."),

  /// A composed directive has different names in different subgraphs.
  LINK_IMPORT_NAME_MISMATCH(
      "Import the directive under the same name in every subgraph that uses it."),

  /// `@composeDirective` cannot be followed.
  DIRECTIVE_COMPOSITION_ERROR(
      "Compose a directive that the subgraph defines and imports by `@link` from a "
          + "specification of your own, under one name and one major version in all subgraphs."),

  /// `Query` is a type but not the query root.
  ROOT_QUERY_USED("Rename the type that is called `Query`, or make it the query root."),

  /// `Mutation` is a type but not the mutation root.
  ROOT_MUTATION_USED("Rename the type that is called `Mutation`, or make it the mutation root."),

  /// `Subscription` is a type but not the subscription root.
  ROOT_SUBSCRIPTION_USED(
      "Rename the type that is called `Subscription`, or make it the subscription root."),

  /// The field set of a `@key` cannot be read on its type.
  KEY_INVALID_FIELDS(
      "Select existing fields of the type, objects with a selection of their own, and without "
          + "aliases."),

  /// The field set of a `@requires` cannot be read on its type.
  REQUIRES_INVALID_FIELDS(
      "Select existing fields of the type (declared here with `@external`), with the arguments "
          + "that every subgraph knows."),

  /// The field set of a `@provides` cannot be read on its type.
  PROVIDES_INVALID_FIELDS(
      "Select existing fields of the type that the field returns, objects with a selection of "
          + "their own, and without aliases."),

  /// The `fields` of a `@key` are not a string.
  KEY_INVALID_FIELDS_TYPE("Write the fields as one string, for example `@key(fields: \"id\")`."),

  /// The `fields` of a `@requires` are not a string.
  REQUIRES_INVALID_FIELDS_TYPE(
      "Write the fields as one string, for example `@requires(fields: \"size weight\")`."),

  /// The `fields` of a `@provides` are not a string.
  PROVIDES_INVALID_FIELDS_TYPE(
      "Write the fields as one string, for example `@provides(fields: \"name\")`."),

  /// A `@key` selects a field that has arguments.
  KEY_FIELDS_HAS_ARGS("Leave the field out of the key, or take its arguments away."),

  /// A `@provides` selects a field that has arguments.
  PROVIDES_FIELDS_HAS_ARGS("Leave the field out of the `@provides`, or take its arguments away."),

  /// A `@key` has a directive inside its field set.
  KEY_DIRECTIVE_IN_FIELDS_ARG("Remove the directive from the field set."),

  /// A `@requires` has a directive inside its field set.
  REQUIRES_DIRECTIVE_IN_FIELDS_ARG("Remove the directive from the field set."),

  /// A `@provides` has a directive inside its field set.
  PROVIDES_DIRECTIVE_IN_FIELDS_ARG("Remove the directive from the field set."),

  /// A `@requires` selects a field that is not external.
  REQUIRES_FIELDS_MISSING_EXTERNAL(
      "Mark the field `@external` if another subgraph resolves it, or drop it from the "
          + "`@requires` if this one does."),

  /// A `@provides` selects a field that is not external.
  PROVIDES_FIELDS_MISSING_EXTERNAL(
      "Mark the field `@external` if another subgraph resolves it, or drop the `@provides` if "
          + "this one always does."),

  /// `@key` on an interface before federation 2.3.
  KEY_UNSUPPORTED_ON_INTERFACE(
      "Link federation v2.3 or newer, or put the key on the implementations."),

  /// `@requires` on a field of an interface.
  REQUIRES_UNSUPPORTED_ON_INTERFACE("Put the `@requires` on the field of each implementation."),

  /// `@provides` on a field of an interface.
  PROVIDES_UNSUPPORTED_ON_INTERFACE("Put the `@provides` on the field of each implementation."),

  /// A `@key` selects a field of union or interface type.
  KEY_FIELDS_SELECT_INVALID_TYPE("Use fields of scalar, enum or object type in the key."),

  /// `@provides` on a field that returns no object.
  PROVIDES_ON_NON_OBJECT_FIELD(
      "Remove the `@provides`, or let the field return an object, interface or union."),

  /// An external field that nothing uses.
  EXTERNAL_UNUSED("Remove the field, or its `@external` if this subgraph resolves it."),

  /// `@external` on a field of an interface.
  EXTERNAL_ON_INTERFACE("Remove the `@external`; mark the fields of the implementations instead."),

  /// `@external` together with `@provides`.
  EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE(
      "Remove the `@provides`: a subgraph cannot provide through a field that it does not "
          + "resolve."),

  /// A federation 1 type that has nothing but unused external fields.
  TYPE_WITH_ONLY_UNUSED_EXTERNAL(
      "Remove the type and what refers to it, or let the subgraph resolve one of its fields."),

  /// A field is external in every subgraph that has it.
  EXTERNAL_MISSING_ON_BASE(
      "Define the field without `@external` in the subgraph that resolves it."),

  /// An external field's type differs from the field's.
  EXTERNAL_TYPE_MISMATCH("Give the external field the type that it has where it is resolved."),

  /// An external field lacks an argument of the field.
  EXTERNAL_ARGUMENT_MISSING(
      "Give the external field all the arguments that it has where it is resolved."),

  /// An external field's argument has another type than the field's.
  EXTERNAL_ARGUMENT_TYPE_MISMATCH(
      "Give the argument the type that it has where the field is resolved."),

  /// An external field's argument has another default than the field's.
  EXTERNAL_ARGUMENT_DEFAULT_MISMATCH(
      "Give the argument the default that it has where the field is resolved."),

  /// A directive that reaches the supergraph is on an external field.
  MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL(
      "Move the directive to the field in the subgraph that resolves it."),

  /// A type is of different kinds in different subgraphs.
  TYPE_KIND_MISMATCH("Make the type the same kind in every subgraph, or rename it in some."),

  /// A type is extended but nowhere defined.
  EXTENSION_WITH_NO_BASE(
      "Define the type (without `extend`) in one subgraph, or correct its name."),

  /// A field's types in different subgraphs cannot be merged.
  FIELD_TYPE_MISMATCH(
      "Give the field the same type everywhere; only nullability and a more specific object "
          + "type may differ."),

  /// An argument's types in different subgraphs cannot be merged.
  FIELD_ARGUMENT_TYPE_MISMATCH(
      "Give the argument the same type everywhere; only its nullability may differ."),

  /// An argument has different defaults.
  FIELD_ARGUMENT_DEFAULT_MISMATCH("Give the argument the same default everywhere."),

  /// An input field has different defaults.
  INPUT_FIELD_DEFAULT_MISMATCH("Give the input field the same default everywhere."),

  /// An argument is required in one subgraph and absent in another.
  REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH(
      "Add the argument in the subgraphs that lack it, or make it optional where it is "
          + "required."),

  /// An input field is required in one subgraph and absent in another.
  REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH(
      "Add the input field in the subgraphs that lack it, or make it optional where it is "
          + "required."),

  /// An input object has no field that all its subgraphs share.
  EMPTY_MERGED_INPUT_TYPE(
      "Add a field that all subgraphs with the input object have, or rename the input object in "
          + "some."),

  /// An enum used for input and output has a value that not all its subgraphs have.
  ENUM_VALUE_MISMATCH(
      "Define the value in every subgraph that has the enum, hide it with `@inaccessible`, or "
          + "use different enums for input and output."),

  /// An enum has no value that all its subgraphs share.
  EMPTY_MERGED_ENUM_TYPE(
      "Add a value that all subgraphs with the enum have, or rename the enum in some."),

  /// Several subgraphs resolve a field that is not shareable.
  INVALID_FIELD_SHARING(
      "Mark the field `@shareable` in every subgraph that resolves it, let one take it over "
          + "with `@override`, or resolve it in one only."),

  /// `@shareable` in a place where it means nothing.
  INVALID_SHAREABLE_USAGE(
      "Leave one `@shareable` per declaration, on object types and their fields only."),

  /// No subgraph has a query field.
  NO_QUERIES("Define a field of `Query` in at least one subgraph."),

  /// `@override` from the subgraph itself.
  OVERRIDE_FROM_SELF_ERROR("Name the other subgraph that the field is taken from."),

  /// `@override` from a subgraph that overrides the field too.
  OVERRIDE_SOURCE_HAS_OVERRIDE("Leave the `@override` in one of the subgraphs only."),

  /// `@override` cannot stand together with another directive.
  OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE(
      "Remove the `@override` or the directive that it collides with."),

  /// `@override` on a field of an interface.
  OVERRIDE_ON_INTERFACE("Put the `@override` on the fields of the implementations."),

  /// The label of an `@override` is not of a known form.
  OVERRIDE_LABEL_INVALID(
      "Write the label as a name (letters, digits and `_-:./`, a letter first) or as "
          + "`percent(<0 to 100>)`."),

  /// An interface's key is not on all its implementations.
  INTERFACE_KEY_NOT_ON_IMPLEMENTATION(
      "Add the same resolvable key to each implementation of the interface."),

  /// A subgraph resolves an interface by key but lacks an implementation.
  INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE(
      "Define the missing implementations in the subgraph that resolves the interface by key, "
          + "or make that key `resolvable: false`."),

  /// `@interfaceObject` is used in a wrong way.
  INTERFACE_OBJECT_USAGE_ERROR(
      "Use `@interfaceObject` on an object with a `@key` that another subgraph defines as an "
          + "interface, in a subgraph without its implementations."),

  /// A field of an interface is missing on an implementation.
  INTERFACE_FIELD_NO_IMPLEM(
      "Add the field to the implementation, or remove it from the interface."),

  /// The name of a `@context` is not of the known form.
  CONTEXT_NAME_INVALID(
      "Name the context with letters and digits, a letter first and without underscores."),

  /// `@fromContext` reads a context that nothing sets, or stands where it cannot.
  CONTEXT_NOT_SET(
      "Set the context with `@context` on a type of this subgraph, and read it only in "
          + "arguments of fields of object types."),

  /// `@fromContext` names no context.
  NO_CONTEXT_IN_SELECTION("Write the field as `$<context> { <selection> }`."),

  /// The selection of a `@fromContext` cannot be read.
  CONTEXT_INVALID_SELECTION(
      "Select one value of the argument's type on every type that sets the context."),

  /// `@fromContext` on a type without a resolvable key.
  CONTEXT_NO_RESOLVABLE_KEY("Add a resolvable `@key` to the type."),

  /// An argument is contextual in one subgraph and required in another.
  CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS(
      "Make the argument contextual in every subgraph, or optional where it is not."),

  /// The query root is hidden.
  QUERY_ROOT_TYPE_INACCESSIBLE(
      "Remove the `@inaccessible` from the query root; hide its fields instead."),

  /// A hidden type is the type of a visible element.
  REFERENCED_INACCESSIBLE("Hide the element that refers to the type too, or show the type."),

  /// Everything in a visible type is hidden.
  ONLY_INACCESSIBLE_CHILDREN("Hide the whole type, or leave a part of it visible."),

  /// A hidden element implements a visible one.
  IMPLEMENTED_BY_INACCESSIBLE(
      "Hide the element of the interface too, or show the one that implements it."),

  /// A hidden input is required.
  REQUIRED_INACCESSIBLE("Make the input optional (nullable or with a default), or show it."),

  /// A visible default value uses a hidden element.
  DEFAULT_VALUE_USES_INACCESSIBLE("Use only visible values in the default, or show what it uses."),

  /// `@inaccessible` on an element that cannot be hidden.
  DISALLOWED_INACCESSIBLE(
      "Remove the `@inaccessible`; elements of GraphQL itself and of linked specifications "
          + "cannot be hidden."),

  /// `@cost` on a field of an interface.
  COST_APPLIED_TO_INTERFACE_FIELD("Put the `@cost` on the fields of the implementations."),

  /// `@listSize` on something that is no list.
  LIST_SIZE_APPLIED_TO_NON_LIST(
      "Remove the `@listSize`, or name the lists below the field in `sizedFields`."),

  /// `@listSize` with a negative size.
  LIST_SIZE_INVALID_ASSUMED_SIZE("Use a size of 0 or more."),

  /// `@listSize` names an argument that cannot slice.
  LIST_SIZE_INVALID_SLICING_ARGUMENT(
      "Name arguments of the field that are of type `Int` or `Int!`."),

  /// `@listSize` names a field that it cannot size.
  LIST_SIZE_INVALID_SIZED_FIELD("Name fields of the type that the field returns."),

  /// An access directive on an interface.
  AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE(
      "Put the directive on the implementations; the interface inherits it from them."),

  /// A field reads others that need more access than itself.
  MISSING_TRANSITIVE_AUTH_REQUIREMENTS(
      "Put the access directives of what the field reads on the field itself."),

  /// An operation that the supergraph allows cannot be answered.
  SATISFIABILITY_ERROR(
      "Make one of the moves named possible: add a resolvable `@key` whose fields can be "
          + "obtained, or resolve the field in the subgraphs that the operation comes from."),

  /// A shared field can hold no object type that all its subgraphs know.
  SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES(
      "Let the subgraphs that share the field return at least one common object type, or "
          + "resolve the field in one only."),

  /// There are too many ways to check whether operations can be answered.
  MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED(
      "Give the types that many subgraphs share common keys, so that there are fewer ways "
          + "between them."),

  /// Correct federation that this composer does not know yet.
  UNSUPPORTED_FEATURE("Remove the feature, or use a router that knows it."),

  /// The composer itself failed.
  INTERNAL("This is a fault of Interlock: please report it with the SDLs of the subgraphs.");

  private final String help;

  ErrorCode(String help) {
    this.help = help;
  }

  /// One sentence that says how to mend an error of this kind.
  public String help() {
    return help;
  }
}
