package io.interlock.supergraph.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Compares the schemas of each {@link ChangeCase} and the changes with those that are recorded.
/// `-Dgolden=write` rewrites the records.
class GoldenChangesTest {

  @TestFactory
  Stream<DynamicTest> findsTheRecordedChanges() {
    return ChangeCase.all().stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> compare(each)));
  }

  private static void compare(ChangeCase golden) throws IOException {
    String actual =
        golden.changes().all().stream().map(change -> change + "\n").collect(Collectors.joining());

    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(golden.folder().resolve(ChangeCase.CHANGES), actual);
    }
    assertThat(actual).isEqualTo(golden.read(ChangeCase.CHANGES));
  }

  @TestFactory
  Stream<DynamicTest> aSchemaDoesNotDifferFromItself() {
    return ChangeCase.all().stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.name(),
                () -> {
                  assertThat(SchemaDiff.between(each.before(), each.before()).all()).isEmpty();
                  assertThat(SchemaDiff.between(each.after(), each.after()).all()).isEmpty();
                }));
  }

  @Test
  void everyTypeHasACaseForEverythingThatItMayBe() {
    Set<String> declared = new TreeSet<>();
    for (ChangeType type : ChangeType.values()) {
      type.criticalities().forEach(criticality -> declared.add(criticality + " " + type));
    }

    Set<String> seen =
        ChangeCase.all().stream()
            .flatMap(each -> each.changes().all().stream())
            .map(change -> change.criticality() + " " + change.type())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(seen).isEqualTo(declared);
  }
}
