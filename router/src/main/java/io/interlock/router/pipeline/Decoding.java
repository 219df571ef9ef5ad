package io.interlock.router.pipeline;

/// What decoding a request came to.
sealed interface Decoding {
  record Decoded(GraphqlRequest request) implements Decoding {}

  record Refused(Refusal refusal) implements Decoding {}

  static Decoding refused(Refusal refusal) {
    return new Refused(refusal);
  }
}
