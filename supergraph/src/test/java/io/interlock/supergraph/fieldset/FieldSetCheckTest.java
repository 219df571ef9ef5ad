package io.interlock.supergraph.fieldset;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.supergraph.fieldset.FieldSetSelection.Argument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldSetCheckTest {
  /// `Product { id: ID, dims: Dims, price(currency): Int } Dims { w: Int }`
  private static final Map<String, Map<String, String>> FIELDS =
      Map.of(
          "Product", Map.of("id", "ID", "dims", "Dims", "price", "Int"),
          "Dims", Map.of("w", "Int"));

  private static final TypeView TYPES =
      new TypeView() {
        @Override
        public boolean hasType(String type) {
          return FIELDS.containsKey(type);
        }

        @Override
        public boolean isComposite(String type) {
          return FIELDS.containsKey(type);
        }

        @Override
        public boolean isAbstract(String type) {
          return false;
        }

        @Override
        public Optional<String> fieldBaseType(String type, String field) {
          return Optional.ofNullable(FIELDS.getOrDefault(type, Map.of()).get(field));
        }

        @Override
        public boolean overlaps(String type, String condition) {
          return type.equals(condition);
        }

        @Override
        public Optional<String> argumentFault(String type, String field, List<Argument> arguments) {
          return field.equals("price") && arguments.isEmpty()
              ? Optional.of("currency must be given")
              : Optional.empty();
        }
      };

  @Test
  void acceptsNestedFieldsAndFragmentsOnTheSameType() {
    assertThat(fault("id dims { w } ... on Product { ... { id } } price(currency: EUR)")).isEmpty();
  }

  @Test
  void findsEachKindOfFault() {
    assertThat(fault("id nope")).contains(FieldSetFault.Kind.UNKNOWN_FIELD);
    assertThat(fault("x: id")).contains(FieldSetFault.Kind.ALIAS);
    assertThat(fault("dims")).contains(FieldSetFault.Kind.SELECTION);
    assertThat(fault("id { x }")).contains(FieldSetFault.Kind.SELECTION);
    assertThat(fault("price")).contains(FieldSetFault.Kind.ARGUMENT);
    assertThat(fault("... on Ghost { id }")).contains(FieldSetFault.Kind.TYPE_CONDITION);
    assertThat(fault("... on Dims { w }")).contains(FieldSetFault.Kind.TYPE_CONDITION);
    assertThat(fault("dims { w nope }")).contains(FieldSetFault.Kind.UNKNOWN_FIELD);
  }

  private static Optional<FieldSetFault.Kind> fault(String text) {
    return new FieldSetCheck(TYPES)
        .firstFault(FieldSet.parse(text), "Product")
        .map(FieldSetFault::kind);
  }
}
