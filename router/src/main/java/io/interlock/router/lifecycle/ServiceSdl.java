package io.interlock.router.lifecycle;

import io.interlock.router.store.StoredSdl;

/// A service's SDL with its identity.
record ServiceSdl(ReceivedSdl received, String schemaHash) {

  /// One that the store has kept: older than anything that comes in from now on.
  static ServiceSdl of(StoredSdl stored, String text) {
    return new ServiceSdl(
        new ReceivedSdl(
            stored.service(),
            text,
            stored.sdlHash(),
            ReceivedSdl.Source.of(stored.source()),
            0,
            stored.receivedAt()),
        stored.schemaHash());
  }

  String service() {
    return received.service();
  }

  boolean isSameSchemaAs(ServiceSdl other) {
    return schemaHash.equals(other.schemaHash);
  }

  StoredSdl stored() {
    return new StoredSdl(
        service(), received.sdlHash(), schemaHash, received.source().label(), received.at());
  }
}
