package io.interlock.executor.differential;

import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the schemas of a scene's subgraphs have in common and what not.
@SuppressWarnings("rawtypes") // graphql-java hands out raw definitions
final class SchemaFacts {
  private SchemaFacts() {}

  static boolean hasEnumOfSeveralForms(Scene scene) {
    return hasSeveralForms(
        scene, EnumTypeDefinition.class, type -> names(type.getEnumValueDefinitions()));
  }

  static boolean hasInputOfSeveralForms(Scene scene) {
    return hasSeveralForms(
        scene, InputObjectTypeDefinition.class, type -> names(type.getInputValueDefinitions()));
  }

  static boolean hasUnionOfSeveralForms(Scene scene) {
    return hasSeveralForms(
        scene,
        UnionTypeDefinition.class,
        type ->
            type.getMemberTypes().stream()
                .map(member -> ((TypeName) member).getName())
                .collect(Collectors.toSet()));
  }

  static boolean hasPartialValueType(Scene scene) {
    return hasSeveralForms(
        scene,
        ObjectTypeDefinition.class,
        type ->
            isRoot(type) || type.hasDirective("key") || type.hasDirective("interfaceObject")
                ? Set.of()
                : names(type.getFieldDefinitions()));
  }

  static boolean hasFieldOfSeveralTypes(Scene scene) {
    Map<String, Set<String>> types = new TreeMap<>();
    for (ObjectTypeDefinition type : all(scene, ObjectTypeDefinition.class)) {
      type.getFieldDefinitions()
          .forEach(field ->
              types
                  .computeIfAbsent(type.getName() + "." + field.getName(), _ -> new HashSet<>())
                  .add(text(field.getType())));
    }
    return types.values().stream().anyMatch(each -> each.size() > 1);
  }

  static boolean hasSharedRootField(Scene scene) {
    List<String> fields = new ArrayList<>();
    all(scene, ObjectTypeDefinition.class).stream()
        .filter(type -> type.getName().equals("Query"))
        .forEach(type -> fields.addAll(names(type.getFieldDefinitions())));
    return fields.size() > Set.copyOf(fields).size();
  }

  /// Whether an object's field has another type than the field of its interface.
  static boolean hasCovariantField(Scene scene) {
    return scene.sdls().values().stream().anyMatch(SchemaFacts::hasCovariantField);
  }

  private static boolean hasCovariantField(String sdl) {
    Map<String, String> wide = new TreeMap<>();
    var document = Cut.parse(sdl);
    for (var type : document.getDefinitionsOfType(InterfaceTypeDefinition.class)) {
      type.getFieldDefinitions()
          .forEach(f -> wide.put(type.getName() + "." + f.getName(), text(f.getType())));
    }
    return document.getDefinitionsOfType(ObjectTypeDefinition.class).stream()
        .anyMatch(type -> isCovariant(type, wide));
  }

  private static boolean isCovariant(ImplementingTypeDefinition<?> type, Map<String, String> wide) {
    for (Type<?> implemented : type.getImplements()) {
      for (FieldDefinition field : type.getFieldDefinitions()) {
        String own = text(field.getType());
        String key = ((TypeName) implemented).getName() + "." + field.getName();
        if (!wide.getOrDefault(key, own).equals(own)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isRoot(ObjectTypeDefinition type) {
    return type.getName().equals("Query") || type.getName().equals("Mutation");
  }

  private static <T extends TypeDefinition> boolean hasSeveralForms(
      Scene scene, Class<T> kind, Function<T, Set<String>> form) {
    Map<String, Set<Set<String>>> forms = new TreeMap<>();
    for (T type : all(scene, kind)) {
      forms.computeIfAbsent(type.getName(), _ -> new HashSet<>()).add(form.apply(type));
    }
    return forms.values().stream().anyMatch(each -> each.size() > 1);
  }

  private static <T extends TypeDefinition> List<T> all(Scene scene, Class<T> kind) {
    List<T> all = new ArrayList<>();
    scene.sdls().values().forEach(sdl -> all.addAll(Cut.parse(sdl).getDefinitionsOfType(kind)));
    return all;
  }

  private static Set<String> names(List<? extends NamedNode> nodes) {
    Set<String> names = new TreeSet<>();
    nodes.forEach(node -> names.add(node.getName()));
    return names;
  }

  private static String text(Node<?> node) {
    return AstPrinter.printAst(node);
  }
}
