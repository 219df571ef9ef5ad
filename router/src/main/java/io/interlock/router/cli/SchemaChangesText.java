package io.interlock.router.cli;

import io.interlock.supergraph.diff.Criticality;
import io.interlock.supergraph.diff.SchemaChange;
import io.interlock.supergraph.diff.SchemaChanges;
import java.io.PrintStream;
import java.util.Locale;

/// Schema changes for people, the worst first, two lines each; and how many.
final class SchemaChangesText {

  private SchemaChangesText() {}

  static void print(SchemaChanges changes, PrintStream out) {
    for (Criticality criticality : Criticality.values()) {
      for (SchemaChange change : changes.of(criticality)) {
        print(change, out);
      }
    }
    out.print(
        "%d breaking, %d dangerous, %d safe\n"
            .formatted(
                changes.breaking().size(), changes.dangerous().size(), changes.safe().size()));
  }

  private static void print(SchemaChange change, PrintStream out) {
    String criticality = change.criticality().name().toLowerCase(Locale.ROOT);
    out.print("%s %s %s\n".formatted(criticality, change.type(), change.coordinate()));
    out.print("  " + change.message() + "\n");
  }
}
