package io.interlock.router.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLineTest {

  private final List<AuditLine> lines = new ArrayList<>();

  @BeforeEach
  void writeFourLines() {
    AuditLine last = null;
    for (int i = 1; i <= 4; i++) {
      last = AuditLine.following(last, SchemaStoreContract.entry("op-" + i));
      lines.add(last);
    }
  }

  @Test
  void anUntouchedChainIsWhole() {
    assertThat(AuditLine.firstBroken(lines)).isEmpty();
    assertThat(AuditLine.firstBroken(lines.subList(2, 4))).isEmpty();
    assertThat(AuditLine.firstBroken(List.of())).isEmpty();
  }

  @Test
  void aLineThatWasTakenOutShowsAtTheNext() {
    AuditLine next = lines.get(2);
    lines.remove(1);

    assertThat(AuditLine.firstBroken(lines)).contains(next);
  }

  @Test
  void aLineThatWasWrittenAnewShowsAtTheNext() {
    AuditLine forged =
        AuditLine.following(lines.get(0), SchemaStoreContract.entry("op-that-never-was"));
    lines.set(1, forged);

    assertThat(AuditLine.firstBroken(lines)).contains(lines.get(2));
  }

  @Test
  void anErrorIsCutToASummary() {
    String error = "e".repeat(1000) + "\ntype Query { secret: Int }";
    AuditEntry entry = SchemaStoreContract.entry("op");

    AuditEntry cut =
        new AuditEntry(
            entry.at(),
            entry.operationId(),
            entry.actor(),
            entry.remoteAddress(),
            entry.trigger(),
            entry.services(),
            entry.parent(),
            entry.revision(),
            entry.supergraphHash(),
            entry.schemaHashes(),
            entry.verdict(),
            entry.code(),
            error,
            entry.forced(),
            entry.reason(),
            entry.version(),
            entry.labels(),
            entry.duration());

    assertThat(cut.error()).isEqualTo("e".repeat(AuditEntry.MAX_ERROR_CHARACTERS));
  }
}
