package io.interlock.supergraph.schema;

import static io.interlock.supergraph.schema.SupergraphDocument.flag;
import static io.interlock.supergraph.schema.SupergraphDocument.text;
import static io.interlock.supergraph.schema.SupergraphException.Code.INVALID_FEDERATION_SUPERGRAPH;

import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.fieldset.FieldSetSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns types with their join directives into facts, as a supergraph document understands them.
final class FactsReader {
  private final SupergraphDocument document;
  private final Map<String, Subgraph> subgraphByEnumName = new LinkedHashMap<>();
  private final List<Subgraph> subgraphs;

  FactsReader(SupergraphDocument document) {
    this.document = document;
    readSubgraphs();
    subgraphs = List.copyOf(subgraphByEnumName.values());
  }

  /// The facts of a type's fields.
  ///
  /// @param facts the type's own
  List<FieldFacts> fields(TypeDefinition<?> type, TypeFacts facts) {
    FieldFactsReader reader = new FieldFactsReader(document, this, facts, ownerOf(type));
    return fieldsOf(type).stream().map(reader::read).toList();
  }

  private @Nullable String ownerOf(TypeDefinition<?> type) {
    List<Directive> owner = joinApplications(type, "owner");
    return owner.isEmpty() ? null : subgraphOf(owner.getFirst(), type.getName());
  }

  private static List<FieldDefinition> fieldsOf(TypeDefinition<?> type) {
    return switch (type) {
      case ObjectTypeDefinition o -> o.getFieldDefinitions();
      case InterfaceTypeDefinition i -> i.getFieldDefinitions();
      default -> List.of();
    };
  }

  /// In the order of `join__Graph`.
  List<Subgraph> subgraphs() {
    return subgraphs;
  }

  private void readSubgraphs() {
    String graphEnum = document.features().feature("join").orElseThrow().alias() + "__Graph";
    if (!(document.type(graphEnum).orElse(null) instanceof EnumTypeDefinition graphs)) {
      throw new SupergraphException(
          INVALID_FEDERATION_SUPERGRAPH, "expected an enum " + graphEnum + " with the subgraphs");
    }
    for (EnumValueDefinition value : graphs.getEnumValueDefinitions()) {
      List<Directive> graph = document.applications(value, "join", "graph");
      String name = graph.isEmpty() ? null : text(graph.getFirst(), "name");
      String url = graph.isEmpty() ? null : text(graph.getFirst(), "url");
      subgraphByEnumName.put(
          value.getName(),
          new Subgraph(
              subgraphByEnumName.size(),
              value.getName(),
              name == null ? value.getName() : name,
              url == null ? "" : url));
    }
  }

  /// The facts of a type but for its fields.
  TypeFacts type(TypeDefinition<?> type) {
    List<TypeJoin> joins = typeJoins(type);
    return new TypeFacts(
        type.getName(),
        SupergraphDocument.kindOf(type),
        type instanceof ImplementingTypeDefinition<?> i ? interfaces(i, joins) : List.of(),
        type instanceof UnionTypeDefinition u ? members(u, joins) : List.of(),
        joins,
        type instanceof EnumTypeDefinition e ? enumValues(e, joins) : List.of(),
        type instanceof InputObjectTypeDefinition i
            ? i.getInputValueDefinitions().stream().map(this::inputValue).toList()
            : List.of(),
        document.applications(type, "context", "context").stream()
            .flatMap(context -> Stream.ofNullable(text(context, "name")))
            .toList(),
        document.isInaccessible(type),
        type.hasDirective("oneOf"));
  }

  private List<TypeJoin> typeJoins(TypeDefinition<?> type) {
    List<Directive> applications = document.applications(type, "join", "type");
    if (applications.isEmpty()) {
      return ownerJoins(type);
    }
    List<TypeJoin> joins = new ArrayList<>();
    for (Directive join : applications) {
      joins.add(
          new TypeJoin(
              subgraphOf(join, type.getName()),
              fieldSet(text(join, "key"), type.getName()),
              flag(join, "resolvable", true),
              flag(join, "isInterfaceObject", false)));
    }
    return joins;
  }

  /// Join 0.1 has no `@join__type` on value types: they are in every subgraph.
  private List<TypeJoin> ownerJoins(TypeDefinition<?> type) {
    List<Directive> owner = document.applications(type, "join", "owner");
    if (!owner.isEmpty()) {
      return List.of(new TypeJoin(subgraphOf(owner.getFirst(), type.getName()), null, true, false));
    }
    return subgraphs.stream().map(s -> new TypeJoin(s.name(), null, true, false)).toList();
  }

  private List<TypeFacts.Membership> interfaces(
      ImplementingTypeDefinition<?> type, List<TypeJoin> joins) {
    List<Directive> applications = document.applications(type, "join", "implements");
    return memberships(namesOf(type.getImplements()), applications, "interface", joins, type);
  }

  private List<TypeFacts.Membership> members(UnionTypeDefinition type, List<TypeJoin> joins) {
    List<Directive> applications = document.applications(type, "join", "unionMember");
    return memberships(namesOf(type.getMemberTypes()), applications, "member", joins, type);
  }

  @SuppressWarnings("rawtypes") // graphql-java's AST lists are raw
  private static List<String> namesOf(List<Type> types) {
    return types.stream().map(t -> ((TypeName) t).getName()).toList();
  }

  /// Without any application (old join versions) every subgraph of the type takes part.
  private List<TypeFacts.Membership> memberships(
      List<String> names,
      List<Directive> applications,
      String argument,
      List<TypeJoin> joins,
      TypeDefinition<?> type) {
    List<String> everywhere = joins.stream().map(TypeJoin::subgraph).distinct().toList();
    List<TypeFacts.Membership> result = new ArrayList<>();
    for (String name : names) {
      List<String> where =
          applications.stream()
              .filter(d -> name.equals(text(d, argument)))
              .map(d -> subgraphOf(d, type.getName()))
              .distinct()
              .toList();
      result.add(new TypeFacts.Membership(name, applications.isEmpty() ? everywhere : where));
    }
    return result;
  }

  private List<EnumValueFacts> enumValues(EnumTypeDefinition type, List<TypeJoin> joins) {
    List<EnumValueFacts> values = new ArrayList<>();
    for (EnumValueDefinition value : type.getEnumValueDefinitions()) {
      List<Directive> applications = document.applications(value, "join", "enumValue");
      List<String> where =
          applications.isEmpty()
              ? joins.stream().map(TypeJoin::subgraph).distinct().toList()
              : applications.stream().map(d -> subgraphOf(d, type.getName())).distinct().toList();
      values.add(new EnumValueFacts(value.getName(), where, document.isInaccessible(value)));
    }
    return values;
  }

  InputValueFacts inputValue(InputValueDefinition value) {
    return new InputValueFacts(
        value.getName(),
        typeRef(value.getType()),
        value.getDefaultValue() == null
            ? null
            : AstPrinter.printAstCompact(value.getDefaultValue()),
        document.isInaccessible(value));
  }

  /// The applications of a join directive on an element.
  List<Directive> joinApplications(DirectivesContainer<?> element, String directive) {
    return document.applications(element, "join", directive);
  }

  static TypeRef typeRef(Type<?> type) {
    return switch (type) {
      case NonNullType nonNull -> new TypeRef.NonNull(typeRef(nonNull.getType()));
      case ListType list -> new TypeRef.ListOf(typeRef(list.getType()));
      case TypeName name -> new TypeRef.Named(name.getName());
      default -> throw new IllegalStateException("expected a type reference, got: " + type);
    };
  }

  /// The subgraph that `graph:` names.
  String subgraphOf(Directive join, String coordinate) {
    String graph = text(join, "graph");
    Subgraph subgraph = graph == null ? null : subgraphByEnumName.get(graph);
    if (subgraph == null) {
      throw new SupergraphException(
          INVALID_FEDERATION_SUPERGRAPH,
          "expected one of the graphs "
              + subgraphByEnumName.keySet()
              + " at "
              + coordinate
              + ", got: "
              + AstPrinter.printAstCompact(join));
    }
    return subgraph.name();
  }

  /// Parses the field set of a join directive; `where` is the coordinate for the error.
  static @Nullable FieldSet fieldSet(@Nullable String text, String where) {
    if (text == null) {
      return null;
    }
    try {
      return FieldSet.parse(text);
    } catch (FieldSetSyntaxException e) {
      throw new SupergraphException(
          INVALID_FEDERATION_SUPERGRAPH,
          "expected a field set at " + where + ", got \"" + text + "\": " + e.getMessage());
    }
  }
}
