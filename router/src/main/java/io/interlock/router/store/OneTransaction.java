package io.interlock.router.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

/// A connection whose transaction is somebody else's: it commits, rolls back and closes nothing.
///
/// The migration library commits after each script, and once more when it has noted the script as
/// applied; a process killed in between would leave a store that it can neither migrate nor open.
/// With this in its hands a change of format is one transaction, which SQLite and PostgreSQL allow.
final class OneTransaction {

  private static final Set<String> LEFT_TO_THE_OWNER =
      Set.of("setAutoCommit", "commit", "rollback", "close");

  private OneTransaction() {}

  static Connection within(Connection owned) {
    return (Connection)
        Proxy.newProxyInstance(
            OneTransaction.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (LEFT_TO_THE_OWNER.contains(method.getName())) {
                return null;
              }
              try {
                return method.invoke(owned, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
