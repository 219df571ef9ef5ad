package io.interlock.router.store;

import io.interlock.supergraph.schema.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Revisions as a router would store them.
final class TestRevisions {

  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private TestRevisions() {}

  /// One whose supergraph and `products` are its own, and whose `reviews` never changes.
  static RevisionContent revision(long number) {
    return revision(number, "type Query { products" + number + ": Int }");
  }

  static RevisionContent revision(long number, String products) {
    String reviews = "type Query { reviews: Int }";
    String supergraph = "# supergraph of\n" + products + "\n" + reviews;
    StoredRevision revision =
        new StoredRevision(
            number,
            NOON.plusSeconds(number),
            "apply",
            List.of("products"),
            Sha256.of(supergraph),
            List.of(sdl("reviews", reviews), sdl("products", products)),
            null,
            "release " + number,
            "PROBATION");
    return content(revision, supergraph, products, reviews);
  }

  /// A revision with its texts.
  static RevisionContent content(StoredRevision revision, String... texts) {
    SortedMap<String, String> byHash = new TreeMap<>();
    for (String text : texts) {
      byHash.put(Sha256.of(text), text);
    }
    return new RevisionContent(revision, byHash);
  }

  static void appendAll(SchemaStore store, long from, long to) {
    for (long number = from; number <= to; number++) {
      AppendOutcome outcome = store.append(revision(number));
      if (!(outcome instanceof AppendOutcome.Appended)) {
        throw new AssertionError("revision " + number + ": " + outcome);
      }
    }
  }

  /// What was done; anything else fails the test.
  static <T> T done(StoreResult<T> result) {
    return switch (result) {
      case StoreResult.Done<T>(T value) -> value;
      case StoreResult.Failed<T>(StoreFault fault) -> throw new AssertionError(fault);
    };
  }

  /// Why it was not done; anything else fails the test.
  static StoreFault fault(StoreResult<?> result) {
    return switch (result) {
      case StoreResult.Done<?> done -> throw new AssertionError("expected a fault, got " + done);
      case StoreResult.Failed<?> failed -> failed.fault();
    };
  }

  private static StoredSdl sdl(String service, String text) {
    return new StoredSdl(service, Sha256.of(text), Sha256.of("schema of " + text), "fetched", NOON);
  }
}
