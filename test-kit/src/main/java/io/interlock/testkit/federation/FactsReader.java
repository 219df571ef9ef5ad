package io.interlock.testkit.federation;

import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.EnumValue;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InterfaceTypeExtensionDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Reads the federation directives of one SDL document. Every block of a type (its definition and
/// its extensions) is looked at by itself, since key fields of an extension are resolvable in spite
/// of `@external`.
final class FactsReader {
  private final FederationNames names;
  private final List<ImplementingTypeDefinition<?>> blocks = new ArrayList<>();
  private final Map<String, String> typeOfField = new HashMap<>();
  private final FederationFacts.Builder facts = new FederationFacts.Builder();

  private FactsReader(FederationNames names, Document document) {
    this.names = names;
    for (ImplementingTypeDefinition<?> block :
        document.getDefinitionsOfType(ImplementingTypeDefinition.class)) {
      blocks.add(block);
      for (FieldDefinition field : block.getFieldDefinitions()) {
        typeOfField.put(block.getName() + "." + field.getName(), named(field.getType()));
      }
    }
  }

  static FederationFacts read(FederationNames names, Document document) {
    FactsReader reader = new FactsReader(names, document);
    reader.readKeys();
    reader.readFields();
    reader.readExternals();
    return reader.facts.build();
  }

  private void readKeys() {
    for (ImplementingTypeDefinition<?> block : blocks) {
      for (Directive key : applied(block, "key")) {
        String text = fieldSet(key);
        Argument resolvable = key.getArgument("resolvable");
        boolean isResolvable =
            resolvable == null
                || !(resolvable.getValue() instanceof BooleanValue value)
                || value.isValue();
        facts
            .keys
            .computeIfAbsent(block.getName(), name -> new ArrayList<>())
            .add(new EntityKey(text, FieldPaths.parse(text), isResolvable));
      }
    }
  }

  private void readFields() {
    for (ImplementingTypeDefinition<?> block : blocks) {
      for (FieldDefinition field : block.getFieldDefinitions()) {
        String coordinate = block.getName() + "." + field.getName();
        for (Directive directive : applied(field, "requires")) {
          facts.requires.put(coordinate, FieldPaths.parse(fieldSet(directive)));
        }
        for (Directive directive : applied(field, "provides")) {
          facts.provides.put(coordinate, FieldPaths.parse(fieldSet(directive)));
        }
      }
    }
  }

  private void readExternals() {
    Set<String> readable = keyFieldsOfExtensions();
    for (ImplementingTypeDefinition<?> block : blocks) {
      if (!(block instanceof ObjectTypeDefinition)) {
        continue;
      }
      boolean isWhole = names.isFederation2() && !applied(block, "external").isEmpty();
      for (FieldDefinition field : block.getFieldDefinitions()) {
        String coordinate = block.getName() + "." + field.getName();
        boolean isMarked = isWhole || !applied(field, "external").isEmpty();
        if (isMarked && !readable.contains(coordinate)) {
          facts.externals.add(coordinate);
        }
      }
    }
  }

  /// Coordinates that keys of extensions select: `@external` on them is only a habit of federation
  /// 1.
  private Set<String> keyFieldsOfExtensions() {
    Set<String> readable = new HashSet<>();
    Set<String> extended = new HashSet<>();
    for (ImplementingTypeDefinition<?> block : blocks) {
      if (!applied(block, "extends").isEmpty()) {
        extended.add(block.getName());
      }
    }
    for (ImplementingTypeDefinition<?> block : blocks) {
      if (isExtension(block) || extended.contains(block.getName())) {
        readable.addAll(readableIn(block));
      }
    }
    return readable;
  }

  private Set<String> readableIn(ImplementingTypeDefinition<?> block) {
    Set<String> readable = new HashSet<>();
    List<EntityKey> keys = facts.keys.getOrDefault(block.getName(), List.of());
    if (keys.isEmpty() && !names.isFederation2()) {
      // Which fields other subgraphs have as keys is not known here.
      block.getFieldDefinitions().forEach(f -> readable.add(block.getName() + "." + f.getName()));
    }
    for (EntityKey key : keys) {
      collect(block.getName(), key.fields(), readable);
    }
    return readable;
  }

  private void collect(String type, FieldPaths fields, Set<String> into) {
    for (FieldPaths.FieldPath field : fields.fields()) {
      String coordinate = type + "." + field.name();
      into.add(coordinate);
      String fieldType = typeOfField.get(coordinate);
      if (fieldType != null) {
        collect(fieldType, field.children(), into);
      }
    }
  }

  private static boolean isExtension(ImplementingTypeDefinition<?> block) {
    return block instanceof ObjectTypeExtensionDefinition
        || block instanceof InterfaceTypeExtensionDefinition;
  }

  private List<Directive> applied(DirectivesContainer<?> element, String specName) {
    return element.getDirectives(names.directive(specName));
  }

  /// The `fields` argument; federation 1 servers also took a list of strings or a bare word.
  private static String fieldSet(Directive directive) {
    Argument argument = directive.getArgument("fields");
    return switch (argument == null ? null : argument.getValue()) {
      case StringValue text -> Objects.requireNonNull(text.getValue());
      case EnumValue word -> word.getName();
      case null, default ->
          throw new SubgraphSdlException("@" + directive.getName() + " needs `fields: \"…\"`");
    };
  }

  private static String named(Type<?> type) {
    return switch (type) {
      case NonNullType nonNull -> named(nonNull.getType());
      case ListType list -> named(list.getType());
      case TypeName name -> name.getName();
      default -> throw new SubgraphSdlException("unknown kind of type: " + type);
    };
  }
}
