package io.interlock.router.lifecycle;

/// A service's SDL with its identity.
record ServiceSdl(ReceivedSdl received, String schemaHash) {
  String service() {
    return received.service();
  }

  boolean isSameSchemaAs(ServiceSdl other) {
    return schemaHash.equals(other.schemaHash);
  }
}
