package io.interlock.benchmarks.load.generator;

/// The requests of one operation, in their order. Used by one thread.
public interface Traffic {
  /// Hot path: per request.
  ///
  /// @param number 0 for the first request
  ClientRequest request(long number);

  /// How many requests there are before they come again; 0 when none ever does.
  int distinct();

  /// The given requests, one after the other, again and again.
  static Traffic cycle(java.util.List<ClientRequest> requests) {
    ClientRequest[] all = requests.toArray(ClientRequest[]::new);
    return new Traffic() {
      @Override
      public ClientRequest request(long number) {
        return all[(int) (number % all.length)];
      }

      @Override
      public int distinct() {
        return all.length;
      }
    };
  }
}
