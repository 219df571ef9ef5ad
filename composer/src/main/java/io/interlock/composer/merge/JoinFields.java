package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.InputElement;
import io.interlock.composer.subgraph.Literal;
import io.interlock.composer.subgraph.Subgraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says of a merged field which subgraphs resolve it, and how; nothing when all that have its
/// parent do so in the same plain way.
final class JoinFields {
  private final MergeContext context;
  private final FieldSources field;
  private final Overrides overrides;
  private final boolean isUniform;

  /// @param isUniform whether all subgraphs give the field the same type
  JoinFields(MergeContext context, FieldSources field, Overrides overrides, boolean isUniform) {
    this.context = context;
    this.field = field;
    this.overrides = overrides;
    this.isUniform = isUniform;
  }

  List<Application> build() {
    List<Application> joins = new ArrayList<>();
    if (!isNeeded()) {
      return joins;
    }
    for (Source<FieldElement> source : field.present()) {
      Subgraph subgraph = source.subgraph();
      boolean isGone =
          overrides.isUnusedOverridden(subgraph) && overrides.label(subgraph).isEmpty();
      if (!isGone) {
        joins.add(join(source));
      }
    }
    return joins;
  }

  private boolean isNeeded() {
    boolean isEverywhere =
        field.present().size() == field.parents().size()
            && field.present().stream().noneMatch(s -> overrides.isUnusedOverridden(s.subgraph()));
    return !isUniform
        || overrides.needsJoin()
        || !isEverywhere
        || field.present().stream().anyMatch(this::isSpecial);
  }

  private boolean isSpecial(Source<FieldElement> source) {
    Subgraph subgraph = source.subgraph();
    return field.isExternal(source)
        || subgraph.has(source.element(), "requires")
        || subgraph.has(source.element(), "provides")
        || source.element().arguments().values().stream()
            .anyMatch(argument -> ArgumentMerge.isContextual(source.to(argument)));
  }

  private Application join(Source<FieldElement> source) {
    Subgraph subgraph = source.subgraph();
    FieldElement element = source.element();
    Joins join = Joins.directive("join__field").graph(context.graphs().of(subgraph));
    text(source, "requires", "fields").ifPresent(set -> join.text("requires", set));
    text(source, "provides", "fields").ifPresent(set -> join.text("provides", set));
    text(source, "override", "from").ifPresent(from -> join.text("override", from));
    if (!isUniform) {
      join.text("type", element.type().toString());
    }
    if (field.isExternal(source)) {
      join.flag("external", true);
    }
    if (overrides.isUsedOverridden(subgraph)) {
      join.flag("usedOverridden", true);
    }
    overrides.label(subgraph).ifPresent(label -> join.text("overrideLabel", label));
    List<Literal> contextArguments = contextArguments(source);
    if (!contextArguments.isEmpty()) {
      join.with("contextArguments", new Literal.ListLiteral(contextArguments));
    }
    return join.build();
  }

  private static Optional<String> text(
      Source<FieldElement> source, String directive, String argument) {
    return source.subgraph().applied(source.element().applications(), directive).stream()
        .flatMap(application -> application.text(argument).stream())
        .findFirst();
  }

  private static List<Literal> contextArguments(Source<FieldElement> source) {
    List<Literal> all = new ArrayList<>();
    for (InputElement argument : source.element().arguments().values()) {
      for (Application use : source.subgraph().applied(argument.applications(), "fromContext")) {
        all.add(contextArgument(source.subgraph(), argument, use.text("field").orElse("")));
      }
    }
    return all;
  }

  /// `"$user { id }"` is the context `user` and the selection ` { id }`.
  private static Literal contextArgument(Subgraph subgraph, InputElement argument, String text) {
    String named = text.substring(text.indexOf('$') + 1).stripLeading();
    int end = 0;
    while (end < named.length()
        && (Character.isLetterOrDigit(named.charAt(end)) || named.charAt(end) == '_')) {
      end++;
    }
    Map<String, Literal> fields = new LinkedHashMap<>();
    String context = ApplicationMerge.contextName(subgraph, named.substring(0, end));
    fields.put("context", new Literal.StringLiteral(context));
    fields.put("name", new Literal.StringLiteral(argument.name()));
    fields.put("type", new Literal.StringLiteral(argument.type().toString()));
    fields.put("selection", new Literal.StringLiteral(named.substring(end)));
    return new Literal.ObjectLiteral(fields);
  }
}
