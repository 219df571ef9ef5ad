package io.interlock.executor.slices;

import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLDefinition;
import graphql.language.Type;
import graphql.language.UnionTypeDefinition;
import graphql.parser.Parser;
import io.interlock.composer.SubgraphInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Edits subgraphs at random. Many edits give subgraphs that do not compose; that is for the caller
/// to find out.
final class SchemaEdits {
  private static final Pattern IMPORTS = Pattern.compile("import ?: ?\\[([^\\]{]*)\\]");
  private static final List<String> NEEDED =
      List.of(
          "@key",
          "@shareable",
          "@external",
          "@requires",
          "@provides",
          "@override",
          "@inaccessible");
  private static final List<String> SCALARS =
      List.of("Int", "String", "ID!", "[Float!]", "Boolean!");

  private final Random random;
  private int made;

  SchemaEdits(long seed) {
    random = new Random(seed);
  }

  /// The same subgraphs, one thing changed, or nothing where the drawn edit fits nowhere.
  List<SubgraphInput> edit(List<SubgraphInput> before) {
    made++;
    Subgraphs edited = new Subgraphs(before);
    List<SubgraphInput> subgraphs = edited.all();
    SubgraphInput at = one(subgraphs);
    List<? extends SDLDefinition<?>> definitions = definitions(at);
    SDLDefinition<?> definition = one(definitions);
    switch (definition) {
      case ImplementingTypeDefinition<?> type -> editType(edited, at, type);
      case UnionTypeDefinition union -> editUnion(edited, at, union, definitions);
      case EnumTypeDefinition anEnum -> editEnum(edited, at, anEnum);
      case InputObjectTypeDefinition input -> editInput(edited, at, input);
      default -> edited.append(at, "type Extra" + made + " { extra: Int }");
    }
    return edited.all();
  }

  private void editType(Subgraphs edited, SubgraphInput at, ImplementingTypeDefinition<?> type) {
    FieldDefinition field = one(type.getFieldDefinitions());
    if (field == null) {
      return;
    }
    switch (random.nextInt(16)) {
      case 0 -> edited.replace(at, type, field, "");
      case 1, 2 -> edited.addBelow(at, type, "extra" + made + ": " + fieldType(at));
      case 3, 4 -> copyField(edited, at, type);
      case 5 -> edited.addToHead(at, type, "@key(fields: \"" + field.getName() + "\")");
      case 6 -> removeDirective(edited, at, type, type);
      case 7 -> removeDirective(edited, at, type, field);
      case 8, 9 -> edited.replace(at, type, field, print(field) + " " + directive(edited, type));
      case 10 -> toggleNullability(edited, at, type, field, field.getType());
      case 11 -> editArguments(edited, at, type, field);
      case 12 -> editInterfaces(edited, at, type);
      case 13 -> edited.replace(at, type, "");
      case 14 -> secondHome(edited, type);
      default ->
          edited.append(at, "extend type Query { extra" + made + ": " + fieldType(at) + " }");
    }
  }

  /// Another subgraph's field of the type, which both answer from now on.
  private void copyField(Subgraphs edited, SubgraphInput at, ImplementingTypeDefinition<?> type) {
    SubgraphInput other = one(edited.all());
    for (SDLDefinition<?> definition : definitions(other)) {
      if (definition instanceof ImplementingTypeDefinition<?> same
          && same.getName().equals(type.getName())
          && !other.name().equals(at.name())) {
        FieldDefinition field = one(same.getFieldDefinitions());
        if (field != null) {
          String shared = print(field) + (print(field).contains("@shareable") ? "" : " @shareable");
          edited.addBelow(at, type, shared);
          edited.replace(other, same, field, shared);
        }
        return;
      }
    }
  }

  /// A new subgraph, in front of all others or behind them, that resolves the type's first key and
  /// a field.
  private void secondHome(Subgraphs edited, ImplementingTypeDefinition<?> type) {
    String name = random.nextBoolean() ? "aaa" + made : "zzz" + made;
    FieldDefinition shared = one(type.getFieldDefinitions());
    for (Directive key : type.getDirectives("key")) {
      String fields = AstPrinter.printAst(key.getArgument("fields").getValue());
      String keyFields =
          type.getFieldDefinitions().stream()
              .filter(f -> fields.equals("\"" + f.getName() + "\""))
              .map(SchemaEdits::print)
              .collect(Collectors.joining(" "));
      String field =
          shared == null || keyFields.contains(shared.getName())
              ? ""
              : bare(shared) + " @shareable";
      edited.add(
          name,
          """
          extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
          type Query { extra%d: Int }
          type %s @key(fields: %s) { %s %s extra%d: Int }
          """
              .formatted(made, type.getName(), fields, keyFields, field, made));
      return;
    }
  }

  private static String bare(FieldDefinition field) {
    return field.getName() + ": " + AstPrinter.printAst(field.getType());
  }

  private String directive(Subgraphs edited, ImplementingTypeDefinition<?> type) {
    FieldDefinition other = one(type.getFieldDefinitions());
    String name = other == null ? "id" : other.getName();
    return switch (random.nextInt(6)) {
      case 0 -> "@shareable";
      case 1 -> "@external";
      case 2 -> "@inaccessible";
      case 3 -> "@requires(fields: \"" + name + "\")";
      case 4 -> "@provides(fields: \"" + name + "\")";
      default -> "@override(from: \"" + one(edited.all()).name() + "\")";
    };
  }

  private void removeDirective(
      Subgraphs edited, SubgraphInput at, SDLDefinition<?> within, DirectivesContainer<?> of) {
    Directive directive = one(of.getDirectives());
    if (directive != null) {
      edited.replace(at, within, " " + print(directive), "");
    }
  }

  private void toggleNullability(
      Subgraphs edited, SubgraphInput at, SDLDefinition<?> within, NamedNode<?> of, Type<?> type) {
    String before = print(type);
    String after = before.endsWith("!") ? before.substring(0, before.length() - 1) : before + "!";
    edited.replace(at, within, of, print(of).replace(": " + before, ": " + after));
  }

  private void editArguments(
      Subgraphs edited, SubgraphInput at, SDLDefinition<?> type, FieldDefinition field) {
    InputValueDefinition argument = one(field.getInputValueDefinitions());
    if (argument == null) {
      String name = field.getName();
      edited.replace(at, type, field, print(field).replaceFirst(name, name + "(extra: Int)"));
    } else if (random.nextBoolean()) {
      edited.replace(
          at, type, field, print(field).replace(print(argument), print(argument) + " extra: Int"));
    } else {
      toggleNullability(edited, at, type, argument, argument.getType());
    }
  }

  private void editInterfaces(
      Subgraphs edited, SubgraphInput at, ImplementingTypeDefinition<?> type) {
    Type<?> implemented = one(type.getImplements());
    if (implemented != null && random.nextBoolean()) {
      String text = print(implemented);
      edited.replace(
          at, type, type.getImplements().size() == 1 ? " implements " + text : " & " + text, "");
      return;
    }
    List<String> interfaces =
        definitions(at).stream()
            .filter(InterfaceTypeDefinition.class::isInstance)
            .map(d -> ((InterfaceTypeDefinition) d).getName())
            .toList();
    String added = one(interfaces);
    if (added != null) {
      String name = type instanceof ObjectTypeDefinition ? "type " : "interface ";
      String head = name + type.getName();
      edited.replace(
          at,
          type,
          head + (implemented == null ? "" : " implements"),
          head + " implements " + added + (implemented == null ? "" : " &"));
    }
  }

  private void editUnion(
      Subgraphs edited,
      SubgraphInput at,
      UnionTypeDefinition union,
      List<? extends SDLDefinition<?>> types) {
    Type<?> member = one(union.getMemberTypes());
    if (member != null && random.nextBoolean()) {
      edited.replace(at, union, " | " + print(member), "");
    } else if (one(types) instanceof ObjectTypeDefinition added) {
      edited.replace(at, union, print(union), print(union) + " | " + added.getName());
    }
  }

  private void editEnum(Subgraphs edited, SubgraphInput at, EnumTypeDefinition anEnum) {
    var value = one(anEnum.getEnumValueDefinitions());
    switch (random.nextInt(3)) {
      case 0 -> edited.replace(at, anEnum, print(value), "");
      case 1 -> edited.replace(at, anEnum, print(value), print(value) + " @inaccessible");
      default -> edited.addBelow(at, anEnum, "EXTRA" + made);
    }
  }

  private void editInput(Subgraphs edited, SubgraphInput at, InputObjectTypeDefinition input) {
    InputValueDefinition field = one(input.getInputValueDefinitions());
    switch (random.nextInt(3)) {
      case 0 -> edited.replace(at, input, field, "");
      case 1 -> toggleNullability(edited, at, input, field, field.getType());
      default -> edited.addBelow(at, input, "extra" + made + ": Int");
    }
  }

  private String fieldType(SubgraphInput at) {
    if (random.nextBoolean()) {
      return one(SCALARS);
    }
    SDLDefinition<?> definition = one(definitions(at));
    return definition instanceof ImplementingTypeDefinition<?> type ? type.getName() : "Int";
  }

  private static List<? extends SDLDefinition<?>> definitions(SubgraphInput subgraph) {
    List<SDLDefinition<?>> definitions = new ArrayList<>();
    for (Definition<?> definition : Parser.parse(subgraph.sdl()).getDefinitions()) {
      definitions.add((SDLDefinition<?>) definition);
    }
    return definitions;
  }

  private static String print(Node<?> node) {
    return AstPrinter.printAst(node);
  }

  @SuppressWarnings("NullAway") // null: there is none
  private <T> T one(List<T> of) {
    return of.isEmpty() ? null : of.get(random.nextInt(of.size()));
  }

  /// The subgraphs while they are edited, their SDLs as printed.
  private static final class Subgraphs {
    private final List<SubgraphInput> inputs = new ArrayList<>();

    Subgraphs(List<SubgraphInput> before) {
      before.forEach(input -> inputs.add(with(input, printed(input.sdl()))));
    }

    private static String printed(String sdl) {
      return print(Parser.parse(withImports(sdl)));
    }

    private static String withImports(String sdl) {
      Matcher imports = IMPORTS.matcher(sdl);
      if (!imports.find()) {
        return sdl;
      }
      String missing =
          NEEDED.stream()
              .filter(name -> !imports.group(1).contains(name))
              .map(name -> " \"" + name + "\"")
              .collect(Collectors.joining());
      return sdl.substring(0, imports.end(1)) + missing + sdl.substring(imports.end(1));
    }

    private static SubgraphInput with(SubgraphInput input, String sdl) {
      return new SubgraphInput(input.name(), input.url(), sdl);
    }

    List<SubgraphInput> all() {
      return List.copyOf(inputs);
    }

    void add(String name, String sdl) {
      inputs.add(new SubgraphInput(name, "http://" + name, sdl));
    }

    void append(SubgraphInput at, String definition) {
      inputs.replaceAll(i -> i.name().equals(at.name()) ? with(i, i.sdl() + "\n" + definition) : i);
    }

    void replace(SubgraphInput at, SDLDefinition<?> within, Node<?> old, String by) {
      replace(at, within, print(old), by);
    }

    void replace(SubgraphInput at, SDLDefinition<?> definition, String by) {
      replace(at, definition, print(definition), by);
    }

    /// Replaces the first occurrence within a definition.
    void replace(SubgraphInput at, SDLDefinition<?> within, String old, String by) {
      String before = print(within);
      int place = before.indexOf(old);
      if (place >= 0) {
        String after = before.substring(0, place) + by + before.substring(place + old.length());
        inputs.replaceAll(
            i -> i.name().equals(at.name()) ? with(i, i.sdl().replace(before, after)) : i);
      }
    }

    void addBelow(SubgraphInput at, SDLDefinition<?> type, String element) {
      String before = print(type);
      replace(at, type, before, before.substring(0, before.lastIndexOf('}')) + element + "\n}");
    }

    void addToHead(SubgraphInput at, SDLDefinition<?> type, String directive) {
      replace(at, type, "{", directive + " {");
    }
  }
}
