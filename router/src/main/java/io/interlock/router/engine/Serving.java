package io.interlock.router.engine;

import org.jspecify.annotations.Nullable;

/// What new requests take: the newest epoch, or, while a canary runs, one of two. Immutable, so
/// that a request sees a whole state.
///
/// @param rest taken by requests outside of the share; null when there are none
/// @param percent the share of the newest
record Serving(Epoch newest, @Nullable Epoch rest, int percent) {
  static Serving alone(Epoch newest) {
    return new Serving(newest, null, 100);
  }

  /// Hot path: per request. One comparison, unless a canary runs.
  Epoch epochFor(Requester requester) {
    return rest == null || isInShare(requester.identity()) ? newest : rest;
  }

  /// What serves those who are in no share of a newer engine.
  Epoch others() {
    return rest == null ? newest : rest;
  }

  boolean has(Epoch epoch) {
    return epoch == newest || epoch == rest;
  }

  /// Who is in a share stays in every larger one. Other supergraphs meet others first, and every
  /// router the same.
  private boolean isInShare(int identity) {
    int drawn = mixed(identity ^ newest.engine().supergraphHash().hashCode());
    return Integer.toUnsignedLong(drawn) * 100 >>> Integer.SIZE < percent;
  }

  /// Spreads what a hash of text leaves together: the finalizer of MurmurHash3
  /// (https://github.com/aappleby/smhasher).
  private static int mixed(int hash) {
    int h = hash;
    h = (h ^ h >>> 16) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return h ^ h >>> 16;
  }
}
