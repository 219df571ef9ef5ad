package io.interlock.executor.entity;

import io.interlock.executor.json.JsonException;
import io.interlock.executor.json.JsonKind;
import io.interlock.executor.json.JsonScanner;
import io.interlock.executor.json.KeyTable;
import io.interlock.executor.json.PathElement;
import io.netty.buffer.ByteBuf;
import java.util.List;

/// A fetch that was sent: knows the objects that its answer belongs to. Owned by one thread.
public abstract sealed class OpenFetch permits OpenRootFetch, OpenEntityFetch {
  private static final KeyTable MEMBERS = new KeyTable(List.of("data", "errors", "extensions"));
  private static final int DATA = 0;
  private static final int ERRORS = 1;

  final ResponseData data;

  OpenFetch(ResponseData data) {
    this.data = data;
  }

  /// What an answer was.
  public sealed interface Outcome {
    /// A GraphQL answer; its data is in the slots.
    ///
    /// @param hasData whether `data` was an object
    /// @param text where the list `errors` is, as JSON from `errorsFrom` to before `errorsTo`; an
    ///   empty range when there is none
    @SuppressWarnings("ArrayRecordComponent") // a view of the body, never compared
    record Read(boolean hasData, byte[] text, int errorsFrom, int errorsTo) implements Outcome {
      public boolean hasErrors() {
        return errorsTo > errorsFrom;
      }
    }

    /// Something else; nothing of it is in the slots.
    record Malformed(String message) implements Outcome {}
  }

  /// Reads an answer into the slots.
  ///
  /// @param bodyOwned over an array; kept until the data is released
  /// @param rank the fetch's place in the plan
  public Outcome read(ByteBuf bodyOwned, int rank) {
    int body = data.slots().addBody(bodyOwned, rank);
    int start = bodyOwned.arrayOffset() + bodyOwned.readerIndex();
    int end = start + bodyOwned.readableBytes();
    JsonScanner scanner = new JsonScanner(bodyOwned.array(), start, end);
    try {
      Outcome outcome = readEnvelope(scanner, body);
      data.decideAll();
      return outcome;
    } catch (JsonException e) {
      data.forget(body);
      return new Outcome.Malformed(String.valueOf(e.getMessage()));
    }
  }

  /// Marks everything that the fetch should have brought and did not as failed.
  ///
  /// @return the places in the client's response that an error about all of it names
  public abstract List<List<PathElement>> failAll();

  /// Finds the places in the client's response that an error of the answer belongs to, and marks
  /// the slots there as failed.
  ///
  /// @param path as the subgraph says it
  /// @return several when one representation stands for several objects
  public abstract List<List<PathElement>> locate(List<PathElement> path);

  /// Reads the object `data`.
  ///
  /// @return what is missing in it; empty when nothing is
  abstract String readData(JsonScanner scanner, int body);

  private Outcome readEnvelope(JsonScanner scanner, int body) {
    boolean hasData = false;
    boolean hasDataMember = false;
    int errorsFrom = 0;
    int errorsTo = 0;
    int dataFrom = 0;
    int dataTo = 0;
    String missing = "";
    int level = scanner.openKeys();
    long seen = 0;
    for (int member = scanner.enterObject(MEMBERS, DATA);
        member != JsonScanner.NO_MEMBER;
        member = scanner.nextMember(MEMBERS, ERRORS)) {
      seen = scanner.checkKeyIsNew(level, member, seen);
      if (member == DATA) {
        hasDataMember = true;
        hasData = expectKind(scanner, JsonKind.OBJECT, "data");
        dataFrom = scanner.position();
        if (hasData) {
          missing = readData(scanner, body);
        } else {
          scanner.skipValue();
        }
        dataTo = scanner.position();
      } else if (member == ERRORS) {
        boolean isList = expectKind(scanner, JsonKind.ARRAY, "errors");
        int from = scanner.position();
        scanner.skipValue();
        if (isList) {
          errorsFrom = from;
          errorsTo = scanner.position();
        }
      } else {
        scanner.skipValue();
      }
    }
    scanner.closeKeys(level);
    scanner.expectEnd();
    boolean hasErrors = errorsTo > errorsFrom && !isEmptyList(scanner.text(), errorsFrom, errorsTo);
    if (!hasErrors && !hasDataMember) {
      throw new JsonException("expected data or errors, got neither");
    }
    if (!hasErrors && !missing.isEmpty()) {
      throw new JsonException(missing);
    }
    if (hasErrors && hasData && data.hasVerbatim()) {
      takeApart(new JsonScanner(scanner.text(), dataFrom, dataTo), body);
    }
    return new Outcome.Read(
        hasData, scanner.text(), hasErrors ? errorsFrom : 0, hasErrors ? errorsTo : 0);
  }

  /// Reads the data once more: errors are about places in it, which have to be found.
  private void takeApart(JsonScanner scanner, int body) {
    data.forget(body);
    data.setTakingApart(true);
    readData(scanner, body);
    data.setTakingApart(false);
  }

  private static boolean isEmptyList(byte[] text, int from, int to) {
    return !new JsonScanner(text, from, to).enterArray();
  }

  /// Whether the next value is of the kind; false when it is null, a fault otherwise.
  private static boolean expectKind(JsonScanner scanner, JsonKind kind, String name) {
    JsonKind found = scanner.peek();
    if (found != kind && found != JsonKind.NULL) {
      throw scanner.fault("expected " + name + " to be " + kind + " or NULL, got " + found);
    }
    return found == kind;
  }
}
