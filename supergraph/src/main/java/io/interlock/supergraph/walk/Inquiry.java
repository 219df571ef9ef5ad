package io.interlock.supergraph.walk;

/// A question about a node that is answered in rounds, see {@link Inquiries}: where jumps lead, or
/// where the parts of a requirement come from.
sealed interface Inquiry permits Reach, Requirement {
  /// What {@link #look} answers when nothing more was found.
  int NOTHING = Integer.MAX_VALUE;

  /// Looks once more, with what has been admitted so far. The sequential fetches of the cheapest
  /// finding, which is not admitted yet.
  int look();

  /// Admits the last look's findings of at most so many sequential fetches.
  ///
  /// @return whether there were any
  boolean admit(int stages);

  /// Takes back all that was admitted.
  void forget();

  /// Nothing more will be admitted.
  void close();

  /// Whether all that there is has been admitted.
  boolean isClosed();
}
