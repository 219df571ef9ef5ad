package io.interlock.composer.subgraph;

import io.interlock.supergraph.fieldset.FieldSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One `@fromContext`: an argument whose value the router reads from an enclosing object.
///
/// @param context the name after the `$`; empty when there is none
/// @param selection the text after the name, as written
/// @param setters the types that set the context in this subgraph
public record ContextUse(
    TypeElement type,
    FieldElement field,
    InputElement argument,
    Application application,
    String context,
    String selection,
    List<String> setters) {
  /// What GraphQL ignores between two tokens, but for comments.
  private static final String BLANKS = " \t\n\r,\uFEFF";

  private static final Pattern NAME_AND_SELECTION =
      Pattern.compile("([A-Za-z_]\\w*+)(.+)", Pattern.DOTALL);

  public ContextUse {
    setters = List.copyOf(setters);
  }

  static ContextUse of(
      TypeElement type,
      FieldElement field,
      InputElement argument,
      Application application,
      java.util.function.Function<String, List<String>> settersOf) {
    String text = application.text("field").orElse("");
    int dollar = afterIgnored(text, 0);
    boolean hasDollar = text.startsWith("$", dollar);
    String rest = hasDollar ? text.substring(afterIgnored(text, dollar + 1)) : "";
    Matcher matcher = NAME_AND_SELECTION.matcher(rest);
    boolean isWellFormed = matcher.matches();
    String context = isWellFormed ? matcher.group(1) : "";
    String selection = isWellFormed ? matcher.group(2) : "";
    return new ContextUse(
        type, field, argument, application, context, selection, settersOf.apply(context));
  }

  private static int afterIgnored(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else if (BLANKS.indexOf(c) >= 0) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  /// `Type.field(argument:)`.
  public String coordinate() {
    return type.name() + "." + field.name() + "(" + argument.name() + ":)";
  }

  /// The selection, if it can be read.
  public Optional<FieldSet> fieldSet() {
    return selection.isBlank() ? Optional.empty() : FieldSets.parse(selection);
  }

  void forEachSelectedField(SchemaModel model, BiConsumer<TypeElement, FieldElement> visit) {
    FieldSets fieldSets = new FieldSets(model);
    fieldSet()
        .ifPresent(set -> setters.forEach(setter -> fieldSets.forEachField(set, setter, visit)));
  }
}
