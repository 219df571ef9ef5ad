package io.interlock.composer.satisfiability;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.FieldJoin;
import io.interlock.supergraph.schema.Subgraph;
import io.interlock.supergraph.schema.SupergraphFacts;
import io.interlock.supergraph.schema.TypeFacts;
import io.interlock.supergraph.schema.TypeJoin;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What has to be proven again when a proven supergraph changes.
///
/// How a walk gets from subgraph to subgraph is decided by the keys of types, by what the field
/// sets of the supergraph mention, and by which types implement and belong to which. As long as all
/// of that stays, a field that comes or goes concerns nobody else: only it has to be proven,
/// wherever its type was explored, and what lies behind it.
final class ProofScope {
  private final SupergraphFacts before;
  private final SupergraphFacts now;
  private final List<FieldFacts> again = new ArrayList<>();
  private final List<FieldFacts> changed = new ArrayList<>();

  private ProofScope(SupergraphFacts before, SupergraphFacts now) {
    this.before = before;
    this.now = now;
  }

  /// The fields that have to be proven; empty when that is everything.
  static Optional<List<FieldFacts>> of(@Nullable SupergraphFacts before, SupergraphFacts now) {
    return before == null ? Optional.empty() : new ProofScope(before, now).find();
  }

  private Optional<List<FieldFacts>> find() {
    boolean isLocal =
        now.overrideLabels().isEmpty()
            && before.overrideLabels().isEmpty()
            && names(before).equals(names(now))
            && List.of("query", "mutation", "subscription").stream()
                .allMatch(root -> before.rootType(root).equals(now.rootType(root)))
            && now.typeNames().stream().allMatch(this::isLocal)
            && areUnmentioned();
    return isLocal ? Optional.of(again) : Optional.empty();
  }

  private static List<String> names(SupergraphFacts facts) {
    return facts.subgraphs().stream().map(Subgraph::name).toList();
  }

  private static boolean isComposite(SupergraphFacts facts, String type) {
    return facts.type(type).map(TypeFacts::kind).filter(TypeKind::isComposite).isPresent();
  }

  /// Whether the changes of a type and its fields concern nobody else.
  private boolean isLocal(String name) {
    TypeFacts type = now.type(name).orElseThrow();
    Optional<TypeFacts> old = before.type(name);
    if (old.isEmpty()) {
      return type.interfaces().isEmpty() && type.contexts().isEmpty();
    }
    return old.get() == type || isSame(old.get(), type) && areFieldsLocal(type);
  }

  private static boolean isSame(TypeFacts old, TypeFacts type) {
    return old.kind() == type.kind()
        && old.isInaccessible() == type.isInaccessible()
        && old.joins().equals(type.joins())
        && old.interfaces().equals(type.interfaces())
        && old.members().equals(type.members())
        && old.contexts().equals(type.contexts());
  }

  private boolean areFieldsLocal(TypeFacts type) {
    for (String name : now.fieldNames(type.name())) {
      FieldFacts field = now.field(type.name(), name).orElseThrow();
      FieldFacts old = before.field(type.name(), name).orElse(null);
      boolean isLocal =
          old == null ? isAddedLocally(type, field) : isChangedLocally(type, old, field);
      if (!isLocal) {
        return false;
      }
    }
    for (String name : before.fieldNames(type.name())) {
      FieldFacts old = before.field(type.name(), name).orElseThrow();
      if (now.field(type.name(), name).isEmpty() && !isRemovedLocally(type, old)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAddedLocally(TypeFacts type, FieldFacts field) {
    again.add(field);
    changed.add(field);
    return isOrdinary(type, field);
  }

  private boolean isChangedLocally(TypeFacts type, FieldFacts old, FieldFacts field) {
    boolean isSameToWalks =
        old.type().equals(field.type())
            && old.joins().equals(field.joins())
            && old.isInaccessible() == field.isInaccessible();
    if (isSameToWalks) {
      return true;
    }
    again.add(field);
    changed.add(field);
    boolean isLeaf =
        !isComposite(before, old.type().baseName()) && !isComposite(now, field.type().baseName());
    return isLeaf && isOrdinary(type, old) && isOrdinary(type, field);
  }

  /// What lay behind a field may have been told of; so one that led somewhere is not let go.
  private boolean isRemovedLocally(TypeFacts type, FieldFacts old) {
    changed.add(old);
    return !isComposite(before, old.type().baseName()) && isOrdinary(type, old);
  }

  /// A mutation, and what is promised by interfaces, is proven in a way of its own.
  private boolean isOrdinary(TypeFacts type, FieldFacts field) {
    return type.kind() == TypeKind.OBJECT
        && !field.isInaccessible()
        && now.rootType("mutation").filter(type.name()::equals).isEmpty()
        && field.joins().stream().allMatch(join -> join.contextArguments().isEmpty())
        && type.interfaces().stream()
            .map(TypeFacts.Membership::type)
            .allMatch(promising ->
                before.field(promising, field.name()).isEmpty()
                    && now.field(promising, field.name()).isEmpty());
  }

  /// Whether no field set names a field that has changed, and nothing reads from contexts.
  private boolean areUnmentioned() {
    if (changed.isEmpty()) {
      return true;
    }
    Set<String> mentioned = new HashSet<>();
    return collectMentioned(before, mentioned)
        && collectMentioned(now, mentioned)
        && changed.stream().noneMatch(field -> mentioned.contains(field.name()));
  }

  private static boolean collectMentioned(SupergraphFacts facts, Set<String> mentioned) {
    for (String type : facts.typeNames()) {
      facts.type(type).orElseThrow().joins().stream()
          .map(TypeJoin::key)
          .filter(Objects::nonNull)
          .forEach(key -> collect(key, mentioned));
      for (String name : facts.fieldNames(type)) {
        for (FieldJoin join : facts.field(type, name).orElseThrow().joins()) {
          collect(join.requires(), mentioned);
          collect(join.provides(), mentioned);
          if (!join.contextArguments().isEmpty()) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static void collect(@Nullable FieldSet set, Set<String> mentioned) {
    if (set != null) {
      set.selections().forEach(selection -> collect(selection, mentioned));
    }
  }

  private static void collect(FieldSetSelection selection, Set<String> mentioned) {
    if (selection instanceof FieldSetSelection.Field field) {
      mentioned.add(field.name());
    }
    selection.selections().forEach(below -> collect(below, mentioned));
  }
}
