package io.interlock.supergraph.diff;

import static io.interlock.supergraph.diff.Criticality.BREAKING;
import static io.interlock.supergraph.diff.Criticality.DANGEROUS;
import static io.interlock.supergraph.diff.Criticality.SAFE;

import java.util.List;

/// The kinds of changes, by the names of GraphQL Inspector, which users of schema registries know.
/// `docs/schema-changes.md` lists them.
public enum ChangeType {
  SCHEMA_QUERY_TYPE_CHANGED("Another type is the query root.", BREAKING),
  SCHEMA_MUTATION_TYPE_CHANGED(
      "Another type is the mutation root, or none; safe when there was none.", BREAKING, SAFE),
  SCHEMA_SUBSCRIPTION_TYPE_CHANGED(
      "Another type is the subscription root, or none; safe when there was none.", BREAKING, SAFE),

  TYPE_ADDED("A type is new.", SAFE),
  TYPE_REMOVED("A type is gone, with everything in it.", BREAKING),
  TYPE_KIND_CHANGED("A type is of another kind, for instance a union, not an object.", BREAKING),
  TYPE_DESCRIPTION_ADDED("A type has a description now.", SAFE),
  TYPE_DESCRIPTION_REMOVED("A type has no description any more.", SAFE),
  TYPE_DESCRIPTION_CHANGED("A type's description is another.", SAFE),
  OBJECT_TYPE_INTERFACE_ADDED(
      "A type implements an interface that clients already ask for; they may get the type there.",
      DANGEROUS),
  OBJECT_TYPE_INTERFACE_REMOVED(
      "A type implements an interface no more; fragments from one to the other are refused.",
      BREAKING),
  UNION_MEMBER_ADDED("A union has a new member; clients may get it there.", DANGEROUS),
  UNION_MEMBER_REMOVED("A union lost a member; fragments on it are refused there.", BREAKING),

  FIELD_ADDED("A type has a new field.", SAFE),
  FIELD_REMOVED("A field is gone.", BREAKING),
  FIELD_TYPE_CHANGED(
      "A field's type is another: safe when what was nullable no longer is, dangerous when an"
          + " abstract type became one of its possible types, otherwise breaking.",
      BREAKING,
      DANGEROUS,
      SAFE),
  FIELD_DESCRIPTION_ADDED("A field has a description now.", SAFE),
  FIELD_DESCRIPTION_REMOVED("A field has no description any more.", SAFE),
  FIELD_DESCRIPTION_CHANGED("A field's description is another.", SAFE),
  FIELD_DEPRECATION_ADDED("A field is deprecated now.", SAFE),
  FIELD_DEPRECATION_REMOVED("A field is not deprecated any more.", SAFE),
  FIELD_DEPRECATION_REASON_CHANGED("A field is deprecated for another reason.", SAFE),

  FIELD_ARGUMENT_ADDED(
      "A field has a new argument: breaking when it is required.", BREAKING, DANGEROUS),
  FIELD_ARGUMENT_REMOVED("An argument is gone.", BREAKING),
  FIELD_ARGUMENT_TYPE_CHANGED(
      "An argument's type is another: safe when only null may be given now.", BREAKING, SAFE),
  FIELD_ARGUMENT_DEFAULT_CHANGED(
      "An argument's default is another: breaking when it has none and is now required, safe when"
          + " it was required.",
      BREAKING,
      DANGEROUS,
      SAFE),
  FIELD_ARGUMENT_DESCRIPTION_CHANGED("An argument's description is another.", SAFE),
  FIELD_ARGUMENT_DEPRECATION_ADDED("An argument is deprecated now.", SAFE),
  FIELD_ARGUMENT_DEPRECATION_REMOVED("An argument is not deprecated any more.", SAFE),
  FIELD_ARGUMENT_DEPRECATION_REASON_CHANGED("An argument is deprecated for another reason.", SAFE),

  INPUT_FIELD_ADDED(
      "An input type has a new field: breaking when it is required.", BREAKING, DANGEROUS),
  INPUT_FIELD_REMOVED("An input field is gone.", BREAKING),
  INPUT_FIELD_TYPE_CHANGED(
      "An input field's type is another: safe when only null may be given now.", BREAKING, SAFE),
  INPUT_FIELD_DEFAULT_VALUE_CHANGED(
      "An input field's default is another: breaking when it has none and is now required, safe"
          + " when it was required.",
      BREAKING,
      DANGEROUS,
      SAFE),
  INPUT_FIELD_DESCRIPTION_ADDED("An input field has a description now.", SAFE),
  INPUT_FIELD_DESCRIPTION_REMOVED("An input field has no description any more.", SAFE),
  INPUT_FIELD_DESCRIPTION_CHANGED("An input field's description is another.", SAFE),
  INPUT_FIELD_DEPRECATION_ADDED("An input field is deprecated now.", SAFE),
  INPUT_FIELD_DEPRECATION_REMOVED("An input field is not deprecated any more.", SAFE),
  INPUT_FIELD_DEPRECATION_REASON_CHANGED("An input field is deprecated for another reason.", SAFE),
  DIRECTIVE_USAGE_INPUT_OBJECT_ADDED(
      "An input type is `@oneOf` now: exactly one of its fields must be given.", BREAKING),
  DIRECTIVE_USAGE_INPUT_OBJECT_REMOVED("An input type is not `@oneOf` any more.", SAFE),

  ENUM_VALUE_ADDED("An enum has a new value; clients may get it.", DANGEROUS),
  ENUM_VALUE_REMOVED("An enum value is gone.", BREAKING),
  ENUM_VALUE_DESCRIPTION_CHANGED("An enum value's description is another.", SAFE),
  ENUM_VALUE_DEPRECATION_REASON_ADDED("An enum value is deprecated now.", SAFE),
  ENUM_VALUE_DEPRECATION_REASON_REMOVED("An enum value is not deprecated any more.", SAFE),
  ENUM_VALUE_DEPRECATION_REASON_CHANGED("An enum value is deprecated for another reason.", SAFE),

  DIRECTIVE_USAGE_SCALAR_ADDED(
      "A scalar names its specification by `@specifiedBy`; dangerous when it named another.",
      DANGEROUS,
      SAFE),
  DIRECTIVE_USAGE_SCALAR_REMOVED("A scalar names no specification any more.", SAFE),

  DIRECTIVE_ADDED("Operations may use a new directive.", SAFE),
  DIRECTIVE_REMOVED("A directive is gone.", BREAKING),
  DIRECTIVE_DESCRIPTION_CHANGED("A directive's description is another.", SAFE),
  DIRECTIVE_LOCATION_ADDED("A directive may stand in more places.", SAFE),
  DIRECTIVE_LOCATION_REMOVED(
      "A directive may not stand somewhere any more; safe for places in schemas.", BREAKING, SAFE),
  DIRECTIVE_REPEATABLE_ADDED("A directive may be repeated now.", SAFE),
  DIRECTIVE_REPEATABLE_REMOVED("A directive may not be repeated any more.", BREAKING),
  DIRECTIVE_ARGUMENT_ADDED(
      "A directive has a new argument: breaking when it is required.", BREAKING, DANGEROUS),
  DIRECTIVE_ARGUMENT_REMOVED("A directive's argument is gone.", BREAKING),
  DIRECTIVE_ARGUMENT_TYPE_CHANGED(
      "A directive's argument has another type: safe when only null may be given now.",
      BREAKING,
      SAFE),
  DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED(
      "A directive's argument has another default: breaking when it has none and is now required,"
          + " safe when it was required.",
      BREAKING,
      DANGEROUS,
      SAFE),
  DIRECTIVE_ARGUMENT_DESCRIPTION_CHANGED("A directive's argument has another description.", SAFE),
  DIRECTIVE_ARGUMENT_DEPRECATION_ADDED("A directive's argument is deprecated now.", SAFE),
  DIRECTIVE_ARGUMENT_DEPRECATION_REMOVED(
      "A directive's argument is not deprecated any more.", SAFE),
  DIRECTIVE_ARGUMENT_DEPRECATION_REASON_CHANGED(
      "A directive's argument is deprecated for another reason.", SAFE);

  private final String meaning;
  private final List<Criticality> criticalities;

  ChangeType(String meaning, Criticality... criticalities) {
    this.meaning = meaning;
    this.criticalities = List.of(criticalities);
  }

  /// One sentence.
  public String meaning() {
    return meaning;
  }

  /// What it may be, the worst first; which of them a change is, its type and defaults decide.
  public List<Criticality> criticalities() {
    return criticalities;
  }
}
