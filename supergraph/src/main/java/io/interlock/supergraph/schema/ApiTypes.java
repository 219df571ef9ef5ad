package io.interlock.supergraph.schema;

import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NullValue;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The definitions of a supergraph as clients see them: inaccessible elements and everything of
/// linked features removed.
final class ApiTypes {
  private static final Set<String> KEPT_DIRECTIVES = Set.of("deprecated", "specifiedBy", "oneOf");

  private final SupergraphDocument document;
  private final Set<String> hidden;

  /// @param hidden the types that clients do not see, also those that are not in the document
  ApiTypes(SupergraphDocument document, Set<String> hidden) {
    this.document = document;
    this.hidden = hidden;
  }

  /// @return null when clients do not see it
  @Nullable TypeDefinition<?> of(TypeDefinition<?> type) {
    return hidden.contains(type.getName()) ? null : visible(type);
  }

  DirectiveDefinition of(DirectiveDefinition directive) {
    return directive.transform(
        b -> b.inputValueDefinitions(inputs(directive.getInputValueDefinitions())));
  }

  private TypeDefinition<?> visible(TypeDefinition<?> type) {
    return switch (type) {
      case ObjectTypeDefinition o ->
          o.transform(b ->
              b.directives(kept(o))
                  .implementz(visible(o.getImplements()))
                  .fieldDefinitions(fields(o.getFieldDefinitions())));
      case InterfaceTypeDefinition i ->
          i.transform(b ->
              b.directives(kept(i))
                  .implementz(visible(i.getImplements()))
                  .definitions(fields(i.getFieldDefinitions())));
      case UnionTypeDefinition u ->
          u.transform(b -> b.directives(kept(u)).memberTypes(visible(u.getMemberTypes())));
      case EnumTypeDefinition e ->
          e.transform(b ->
              b.directives(kept(e))
                  .enumValueDefinitions(
                      e.getEnumValueDefinitions().stream()
                          .filter(v -> !document.isInaccessible(v))
                          .map(v -> v.transform(x -> x.directives(kept(v))))
                          .toList()));
      case InputObjectTypeDefinition i ->
          i.transform(b ->
              b.directives(kept(i)).inputValueDefinitions(inputs(i.getInputValueDefinitions())));
      case ScalarTypeDefinition s -> s.transform(b -> b.directives(kept(s)));
      default -> type;
    };
  }

  private List<FieldDefinition> fields(List<FieldDefinition> fields) {
    return fields.stream()
        .filter(f -> !document.isInaccessible(f))
        .map(f ->
            f.transform(b ->
                b.directives(kept(f)).inputValueDefinitions(inputs(f.getInputValueDefinitions()))))
        .toList();
  }

  private List<InputValueDefinition> inputs(List<InputValueDefinition> values) {
    return values.stream()
        .filter(v -> !document.isInaccessible(v))
        .map(v -> v.transform(b -> b.directives(kept(v))))
        .toList();
  }

  private static List<Directive> kept(DirectivesContainer<?> element) {
    return element.getDirectives().stream()
        .filter(d -> KEPT_DIRECTIVES.contains(d.getName()))
        .map(ApiTypes::withoutNulls)
        .toList();
  }

  /// Composers let `@deprecated(reason: null)` pass, which is no valid GraphQL.
  private static Directive withoutNulls(Directive directive) {
    return directive.transform(b ->
        b.arguments(
            directive.getArguments().stream()
                .filter(argument -> !(argument.getValue() instanceof NullValue))
                .toList()));
  }

  @SuppressWarnings("rawtypes") // graphql-java's AST lists are raw
  private List<Type> visible(List<Type> types) {
    return types.stream().filter(t -> !hidden.contains(((TypeName) t).getName())).toList();
  }
}
