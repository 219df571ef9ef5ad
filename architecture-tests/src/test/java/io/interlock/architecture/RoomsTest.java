package io.interlock.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// All classes of all modules against the map and the house rules.
final class RoomsTest {
  private static final Pattern FORBIDDEN_WORD =
      Pattern.compile("(Utils?|Helpers?|Manager|Impl|Base|Abstract)(?=[A-Z0-9_$]|$)");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.interlock");

  @Test
  void everyClassKeepsToTheMap() {
    ArchitectureMap map = ArchitectureMap.read(Path.of("..", "docs", "architecture.md"));

    assertThat(new RoomCheck(map, "io.interlock").faults(CLASSES)).isEmpty();
  }

  @Test
  void noPackagesImportEachOtherInACircle() {
    slices().matching("io.interlock.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageIsDescribedAndNullMarked() {
    Set<String> bare = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      boolean isMarked =
          type.getPackage()
              .tryGetPackageInfo()
              .map(info -> info.isAnnotatedWith(NullMarked.class))
              .orElse(false);
      if (!isMarked) {
        bare.add(type.getPackageName());
      }
    }

    assertThat(bare).as("packages without a @NullMarked package-info.java").isEmpty();
  }

  @Test
  void noTypeHasANameThatSaysNothing() {
    Set<String> named = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (FORBIDDEN_WORD.matcher(type.getSimpleName()).find()) {
        named.add(type.getName());
      }
    }

    assertThat(named).as("types called Util, Helper, Manager, Impl, Base or Abstract").isEmpty();
  }
}
