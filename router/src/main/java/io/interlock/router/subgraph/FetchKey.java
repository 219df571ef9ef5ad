package io.interlock.router.subgraph;

import io.interlock.executor.json.BytesHash;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/// What makes two queries to a subgraph the same: the engine that asks, where and how it asks, what
/// of the client's headers goes along, and every byte of the body.
///
/// The time in which it was asked belongs to it too, counted in mutations that have ended: who has
/// changed something never gets an answer from before.
final class FetchKey {
  private final Asker asker;
  private final Endpoint endpoint;
  private final long mutations;
  private final ByteBuf body;
  private final int hash;

  /// @param mutations how many mutations had ended
  /// @param body not retained
  FetchKey(Asker asker, Endpoint endpoint, long mutations, ByteBuf body) {
    this(asker, endpoint, mutations, body, BytesHash.of(body));
  }

  FetchKey(Asker asker, Endpoint endpoint, long mutations, ByteBuf body, int bodyHash) {
    this.asker = asker;
    this.endpoint = endpoint;
    this.mutations = mutations;
    this.body = body;
    this.hash = 31 * bodyHash + asker.identity().hashCode();
  }

  Asker asker() {
    return asker;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /// Keeps the body until {@link #release}.
  void retain() {
    body.retain();
  }

  void release() {
    body.release();
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof FetchKey other
        && hash == other.hash
        && endpoint == other.endpoint
        && mutations == other.mutations
        && asker.isAlike(other.asker)
        && ByteBufUtil.equals(body, other.body);
  }
}
