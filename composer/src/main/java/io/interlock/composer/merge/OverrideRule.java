package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.diagnostic.Nearest;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.FieldElement;
import io.interlock.composer.subgraph.Subgraph;
import io.interlock.composer.subgraph.TypeElement;
import io.interlock.supergraph.schema.TypeKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Follows the `@override`s of one field: who takes it from whom.
final class OverrideRule {
  private static final Pattern NAMED_LABEL = Pattern.compile("[a-zA-Z][a-zA-Z0-9_\\-:./]*");
  private static final Pattern PERCENT_LABEL =
      Pattern.compile("percent\\((\\d{1,2}(\\.\\d{1,8})?|100)\\)");

  private final MergeContext context;
  private final FieldSources field;
  private final Overrides overrides = new Overrides();

  OverrideRule(MergeContext context, FieldSources field) {
    this.context = context;
    this.field = field;
  }

  Overrides follow() {
    for (Source<FieldElement> source : field.present()) {
      List<Application> applied =
          source.subgraph().applied(source.element().applications(), "override");
      if (!applied.isEmpty()) {
        follow(source, applied.getFirst());
      }
    }
    return overrides;
  }

  private void follow(Source<FieldElement> target, Application override) {
    String from = override.text("from").orElse("");
    Subgraph subgraph = target.subgraph();
    TypeElement parent = field.parentIn(subgraph);
    if (parent.kind() == TypeKind.INTERFACE) {
      error(ErrorCode.OVERRIDE_ON_INTERFACE, subgraph, "fields of interfaces", override);
    } else if (subgraph.isInterfaceObject(parent)) {
      error(
          ErrorCode.OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE,
          subgraph,
          "fields of an @interfaceObject",
          override);
    } else {
      followFrom(target, override, from);
    }
  }

  private void followFrom(Source<FieldElement> target, Application override, String from) {
    Optional<Subgraph> source =
        context.subgraphs().stream().filter(s -> s.name().equals(from)).findFirst();
    if (source.isEmpty()) {
      List<String> known = context.subgraphs().stream().map(Subgraph::name).toList();
      hint(
          HintCode.FROM_SUBGRAPH_DOES_NOT_EXIST,
          "\"%s\" in subgraph \"%s\" overrides from \"%s\", which is no subgraph.%s"
              .formatted(
                  field.coordinate(),
                  target.subgraph().name(),
                  from,
                  Nearest.suggestion(from, known)),
          override.location());
    } else if (source.get() == target.subgraph()) {
      context
          .errors()
          .add(
              ErrorCode.OVERRIDE_FROM_SELF_ERROR,
              field.coordinate(),
              "\"%s\" in subgraph \"%s\" overrides from that same subgraph"
                  .formatted(field.coordinate(), from),
              override.location());
    } else {
      take(target, override, source.get());
    }
  }

  private void take(Source<FieldElement> target, Application override, Subgraph from) {
    Optional<Source<FieldElement>> taken =
        field.present().stream().filter(s -> s.subgraph() == from).findFirst();
    if (taken.isEmpty()) {
      takeFromNothing(override, from);
      return;
    }
    FieldElement source = taken.get().element();
    String type = field.parent();
    if (from.has(source, "override")) {
      context
          .errors()
          .add(
              ErrorCode.OVERRIDE_SOURCE_HAS_OVERRIDE,
              field.coordinate(),
              "\"%s\" is overridden both in subgraph \"%s\" and in subgraph \"%s\", from which the first takes it: keep only one @override"
                  .formatted(field.coordinate(), target.subgraph().name(), from.name()),
              override.location(),
              source.location());
    } else if (collides(target, override, from, source)) {
      return;
    } else if (from.facts().isExternal(type, field.name())) {
      canBeRemoved(override, from, "does not resolve it");
      label(override).ifPresent(label -> applyLabel(label, target, override, from));
    } else {
      overrides.take(from, from.facts().isUsed(type, field.name()));
      label(override)
          .ifPresentOrElse(
              label -> applyLabel(label, target, override, from),
              () -> hintTaken(target, override, from, source));
    }
  }

  private void takeFromNothing(Application override, Subgraph from) {
    List<String> standIns = field.standInTypes(from);
    if (standIns.isEmpty()) {
      canBeRemoved(override, from, "no longer has it");
      return;
    }
    context
        .errors()
        .add(
            ErrorCode.OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE,
            field.coordinate(),
            "\"%s\" cannot be overridden from subgraph \"%s\", where it is a field of the @interfaceObject \"%s\""
                .formatted(field.coordinate(), from.name(), String.join("\", \"", standIns)),
            override.location());
  }

  private boolean collides(
      Source<FieldElement> target, Application override, Subgraph from, FieldElement source) {
    String blocking = "";
    Subgraph where = from;
    if (from.has(source, "requires")) {
      blocking = "@requires";
    } else if (from.has(source, "provides")) {
      blocking = "@provides";
    } else if (target.subgraph().facts().isExternal(field.parent(), field.name())) {
      blocking = "@external";
      where = target.subgraph();
    }
    if (blocking.isEmpty()) {
      return false;
    }
    context
        .errors()
        .add(
            ErrorCode.OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE,
            field.coordinate(),
            "\"%s\" in subgraph \"%s\" cannot be overridden: it is marked %s in subgraph \"%s\""
                .formatted(field.coordinate(), target.subgraph().name(), blocking, where.name()),
            override.location(),
            source.location());
    return true;
  }

  private static Optional<String> label(Application override) {
    return override.text("label").filter(text -> !text.isEmpty());
  }

  private void hintTaken(
      Source<FieldElement> target, Application override, Subgraph from, FieldElement source) {
    context
        .hints()
        .add(
            HintCode.OVERRIDDEN_FIELD_CAN_BE_REMOVED,
            field.coordinate(),
            "\"%s\" in subgraph \"%s\" is overridden by subgraph \"%s\" and can be removed, or marked @external if it is still needed there"
                .formatted(field.coordinate(), from.name(), target.subgraph().name()),
            Arrays.asList(source.location(), override.location()));
  }

  private void applyLabel(
      String label, Source<FieldElement> target, Application override, Subgraph from) {
    if (isValidLabel(label)) {
      overrides.label(from, label);
      overrides.label(target.subgraph(), label);
      hint(
          HintCode.OVERRIDE_MIGRATION_IN_PROGRESS,
          "\"%s\" is moving from subgraph \"%s\" to subgraph \"%s\" under the label \"%s\""
              .formatted(field.coordinate(), from.name(), target.subgraph().name(), label),
          override.location());
    } else {
      context
          .errors()
          .add(
              ErrorCode.OVERRIDE_LABEL_INVALID,
              field.coordinate(),
              "Invalid label \"%s\" on \"%s\" in subgraph \"%s\": expected a letter followed by letters, digits and any of \"_-:./\", or \"percent(<0 to 100>)\""
                  .formatted(label, field.coordinate(), target.subgraph().name()),
              override.location());
    }
  }

  private static boolean isValidLabel(String label) {
    return NAMED_LABEL.matcher(label).matches() || PERCENT_LABEL.matcher(label).matches();
  }

  private void canBeRemoved(Application override, Subgraph from, String reason) {
    hint(
        HintCode.OVERRIDE_DIRECTIVE_CAN_BE_REMOVED,
        "The @override of \"%s\" can be removed: subgraph \"%s\" %s"
            .formatted(field.coordinate(), from.name(), reason),
        override.location());
  }

  private void error(ErrorCode code, Subgraph subgraph, String what, Application override) {
    context
        .errors()
        .add(
            code,
            field.coordinate(),
            "\"%s\" in subgraph \"%s\" cannot be marked @override: %s cannot be overridden"
                .formatted(field.coordinate(), subgraph.name(), what),
            override.location());
  }

  private void hint(HintCode code, String message, @Nullable SourceLocation place) {
    context
        .hints()
        .add(code, field.coordinate(), message, java.util.Collections.singletonList(place));
  }
}
