package io.interlock.composer.print;

import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.DirectiveElement;
import io.interlock.composer.subgraph.EnumValueElement;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.InputElement;
import io.interlock.composer.subgraph.Literal;
import io.interlock.composer.subgraph.NameUse;
import io.interlock.composer.subgraph.RootKind;
import io.interlock.composer.subgraph.SchemaElement;
import io.interlock.composer.subgraph.SchemaModel;
import io.interlock.composer.subgraph.TypeElement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Prints schemas: the `schema` block, then directives and types in their order. Remembers the text
/// of the last schema's types, for a schema that shares most of them. Owned by one thread.
public final class SdlPrinter {
  private Map<TypeElement, String> texts = new IdentityHashMap<>();

  /// The SDL of `model`, ending in a line break.
  public String print(SchemaModel model) {
    List<String> blocks = new ArrayList<>();
    blocks.add(schema(model.schema()));
    model.directives().values().forEach(directive -> blocks.add(directive(directive)));
    Map<TypeElement, String> printed = new IdentityHashMap<>();
    for (TypeElement type : model.types().values()) {
      String known = texts.get(type);
      String text = known == null ? type(type) : known;
      printed.put(type, text);
      blocks.add(text);
    }
    texts = printed;
    return String.join("\n\n", blocks) + "\n";
  }

  private static String schema(SchemaElement schema) {
    List<String> roots = new ArrayList<>();
    for (RootKind kind : RootKind.values()) {
      schema.root(kind).ifPresent(root -> roots.add("  " + kind.keyword() + ": " + root));
    }
    return description(schema.description(), "")
        + "schema"
        + ownLines(schema.applications())
        + body(roots, schema.applications());
  }

  private static String directive(DirectiveElement directive) {
    return description(directive.description(), "")
        + "directive @"
        + directive.name()
        + arguments(directive.arguments(), "")
        + (directive.isRepeatable() ? " repeatable" : "")
        + " on "
        + String.join(" | ", directive.locations());
  }

  private static String type(TypeElement type) {
    String header = description(type.description(), "") + keyword(type) + " " + type.name();
    return switch (type.kind()) {
      case SCALAR -> header + ownLines(type.applications());
      case UNION -> header + ownLines(type.applications()) + members(type);
      case OBJECT, INTERFACE ->
          header
              + interfaces(type)
              + ownLines(type.applications())
              + body(
                  type.fields().values().stream().map(SdlPrinter::field).toList(),
                  type.applications());
      case INPUT_OBJECT ->
          header
              + ownLines(type.applications())
              + body(
                  type.inputFields().values().stream().map(f -> inputField(f)).toList(),
                  type.applications());
      case ENUM -> header + ownLines(type.applications()) + body(values(type), type.applications());
    };
  }

  private static String keyword(TypeElement type) {
    return switch (type.kind()) {
      case SCALAR -> "scalar";
      case OBJECT -> "type";
      case INTERFACE -> "interface";
      case UNION -> "union";
      case ENUM -> "enum";
      case INPUT_OBJECT -> "input";
    };
  }

  private static String interfaces(TypeElement type) {
    return type.interfaces().isEmpty()
        ? ""
        : type.interfaces().stream()
            .map(NameUse::name)
            .collect(Collectors.joining(" & ", " implements ", ""));
  }

  private static String members(TypeElement type) {
    String members = type.members().stream().map(NameUse::name).collect(Collectors.joining(" | "));
    return (type.applications().isEmpty() ? " = " : "\n = ") + members;
  }

  private static List<String> values(TypeElement type) {
    return type.values().values().stream().map(SdlPrinter::value).toList();
  }

  private static String value(EnumValueElement value) {
    return description(value.description(), "  ")
        + "  "
        + value.name()
        + sameLine(value.applications());
  }

  private static String field(FieldElement field) {
    return description(field.description(), "  ")
        + "  "
        + field.name()
        + arguments(field.arguments(), "  ")
        + ": "
        + field.type()
        + sameLine(field.applications());
  }

  private static String inputField(InputElement field) {
    return description(field.description(), "  ") + "  " + input(field);
  }

  private static String input(InputElement input) {
    Literal defaultValue = input.defaultValue();
    return input.name()
        + ": "
        + input.type()
        + (defaultValue == null ? "" : " = " + defaultValue)
        + sameLine(input.applications());
  }

  private static String arguments(Map<String, InputElement> arguments, String indent) {
    if (arguments.isEmpty()) {
      return "";
    }
    boolean areDescribed = arguments.values().stream().anyMatch(SdlPrinter::isDescribed);
    if (!areDescribed) {
      return arguments.values().stream()
          .map(SdlPrinter::input)
          .collect(Collectors.joining(", ", "(", ")"));
    }
    String inner = indent + "  ";
    List<String> members =
        arguments.values().stream()
            .map(a -> description(a.description(), inner) + inner + input(a))
            .toList();
    return "(\n" + lines(members) + "\n" + indent + ")";
  }

  private static boolean isDescribed(InputElement argument) {
    String description = argument.description();
    return description != null && !description.isEmpty();
  }

  private static String sameLine(List<Application> applications) {
    return applications.stream().map(a -> " " + a).collect(Collectors.joining());
  }

  private static String ownLines(List<Application> applications) {
    return applications.stream().map(a -> "\n  " + a).collect(Collectors.joining());
  }

  private static String body(List<String> members, List<Application> applications) {
    String open = applications.isEmpty() ? " {\n" : "\n{\n";
    return members.isEmpty() ? "" : open + lines(members) + "\n}";
  }

  /// Members one below the other. One with a description stands apart from the one before.
  private static String lines(List<String> members) {
    StringBuilder out = new StringBuilder(members.getFirst());
    for (String member : members.subList(1, members.size())) {
      boolean isDescribed = member.stripLeading().startsWith("\"");
      out.append(isDescribed ? "\n\n" : "\n").append(member);
    }
    return out.toString();
  }

  private static String description(@Nullable String text, String indent) {
    return text == null ? "" : Descriptions.block(text, indent);
  }
}
