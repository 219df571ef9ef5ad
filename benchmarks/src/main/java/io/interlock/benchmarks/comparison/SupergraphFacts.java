package io.interlock.benchmarks.comparison;

import graphql.language.AbstractDescribedNode;
import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.Type;
import graphql.language.UnionTypeDefinition;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a supergraph SDL states, one fact a line, without regard to order: every element with its
/// type, default and description, and every directive applied to it with its arguments.
final class SupergraphFacts {

  private static final ParserOptions ANY_SIZE =
      ParserOptions.newParserOptions()
          .maxCharacters(Integer.MAX_VALUE)
          .maxTokens(Integer.MAX_VALUE)
          .maxWhitespaceTokens(Integer.MAX_VALUE)
          .build();

  private final SortedSet<String> facts = new TreeSet<>();

  private SupergraphFacts() {}

  /// The facts of a supergraph.
  ///
  /// @throws graphql.parser.InvalidSyntaxException when it is no SDL
  static SortedSet<String> of(String sdl) {
    SupergraphFacts facts = new SupergraphFacts();
    Document document =
        Parser.parse(
            ParserEnvironment.newParserEnvironment().document(sdl).parserOptions(ANY_SIZE).build());
    document.getDefinitions().forEach(facts::add);
    return facts.facts;
  }

  private void add(Definition<?> definition) {
    switch (definition) {
      case SchemaDefinition schema -> {
        describe("schema", schema, schema.getDirectives());
        schema
            .getOperationTypeDefinitions()
            .forEach(
                root -> facts.add("schema " + root.getName() + ": " + text(root.getTypeName())));
      }
      case DirectiveDefinition directive -> addDirective(directive);
      case ImplementingTypeDefinition<?> type -> {
        addType(definition);
        type.getImplements()
            .forEach(parent -> facts.add(type.getName() + " implements " + text(parent)));
        type.getFieldDefinitions().forEach(field -> addField(type.getName(), field));
      }
      case UnionTypeDefinition union -> {
        addType(definition);
        union.getMemberTypes().forEach(member -> facts.add(union.getName() + " | " + text(member)));
      }
      case EnumTypeDefinition type -> {
        addType(definition);
        type.getEnumValueDefinitions().forEach(value -> addValue(type.getName(), value));
      }
      case InputObjectTypeDefinition input -> {
        addType(definition);
        input
            .getInputValueDefinitions()
            .forEach(field -> addInput(input.getName() + "." + field.getName(), field));
      }
      case ScalarTypeDefinition ignored -> addType(definition);
      default -> throw new IllegalArgumentException("not part of a supergraph: " + definition);
    }
  }

  private void addDirective(DirectiveDefinition directive) {
    String coordinate = "@" + directive.getName();
    facts.add(coordinate + (directive.isRepeatable() ? " repeatable" : " once"));
    describe(coordinate, directive, List.of());
    directive
        .getDirectiveLocations()
        .forEach(place -> facts.add(coordinate + " on " + place.getName()));
    addArguments(coordinate, directive.getInputValueDefinitions());
  }

  private void addType(Definition<?> type) {
    String name = Objects.requireNonNull(((NamedNode<?>) type).getName());
    facts.add(type.getClass().getSimpleName() + " " + name);
    describe(
        name, (AbstractDescribedNode<?>) type, ((DirectivesContainer<?>) type).getDirectives());
  }

  private void addField(String type, FieldDefinition field) {
    String coordinate = type + "." + field.getName();
    facts.add(coordinate + ": " + text(field.getType()));
    describe(coordinate, field, field.getDirectives());
    addArguments(coordinate, field.getInputValueDefinitions());
  }

  private void addValue(String type, EnumValueDefinition value) {
    String coordinate = type + "." + value.getName();
    facts.add(coordinate);
    describe(coordinate, value, value.getDirectives());
  }

  private void addArguments(String coordinate, List<InputValueDefinition> arguments) {
    arguments.forEach(argument -> addInput(coordinate + "(" + argument.getName() + ":)", argument));
  }

  private void addInput(String coordinate, InputValueDefinition input) {
    String standard =
        input.getDefaultValue() == null
            ? ""
            : " = " + AstPrinter.printAstCompact(input.getDefaultValue());
    facts.add(coordinate + ": " + text(input.getType()) + standard);
    describe(coordinate, input, input.getDirectives());
  }

  private void describe(
      String coordinate, AbstractDescribedNode<?> node, List<Directive> directives) {
    if (node.getDescription() != null) {
      facts.add(coordinate + " \"" + node.getDescription().getContent() + "\"");
    }
    directives.forEach(directive -> addApplication(coordinate, directive));
  }

  /// Equal applications on one element are numbered. Where a subgraph is reached is no statement
  /// about the schema: the `url` of `@join__graph` is left out.
  private void addApplication(String coordinate, Directive directive) {
    TreeMap<String, String> arguments = new TreeMap<>();
    directive
        .getArguments()
        .forEach(argument ->
            arguments.put(argument.getName(), AstPrinter.printAstCompact(argument.getValue())));
    if (directive.getName().equals("join__graph")) {
      arguments.remove("url");
    }
    String application = coordinate + " @" + directive.getName() + arguments;
    int count = 1;
    while (!facts.add(count == 1 ? application : application + " #" + count)) {
      count++;
    }
  }

  private static String text(Type<?> type) {
    return AstPrinter.printAstCompact(type);
  }
}
