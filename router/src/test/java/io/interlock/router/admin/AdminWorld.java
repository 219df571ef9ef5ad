package io.interlock.router.admin;

import io.interlock.router.config.Rate;
import io.interlock.router.lifecycle.TestGateway;

/// Admin calls in front of a real lifecycle of the services `a` and `b`, which serves `a1` and `b1`
/// as revision 1.
final class AdminWorld {
  final TestGateway gateway;
  final AdminHandler handler;

  /// @param token null lets loopback in
  AdminWorld(String token) {
    this(token, true, TestGateway.serving());
  }

  AdminWorld(String token, boolean hasFaults, TestGateway gateway) {
    this(token, hasFaults, gateway, null);
  }

  /// @param rate null for any number of schema changes
  AdminWorld(String token, boolean hasFaults, TestGateway gateway, Rate rate) {
    this.gateway = gateway;
    handler =
        new AdminHandler(
            gateway.lifecycle(),
            gateway.metrics(),
            new AdminOptions(
                token, 1_000, rate, gateway.store(), hasFaults ? gateway.faults() : null),
            gateway.clock());
  }
}
