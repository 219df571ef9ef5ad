package io.interlock.router.lifecycle;

import io.interlock.router.config.ServiceConfig;
import java.util.List;

/// The way of clients' requests to the subgraphs, which has to know how they are asked. Called by
/// one change at a time.
public interface SubgraphAccess {
  /// For lifecycles behind which nobody asks subgraphs.
  SubgraphAccess NONE =
      new SubgraphAccess() {
        @Override
        public void prepare(List<ServiceConfig> services) {}

        @Override
        public void use(List<ServiceConfig> services) {}
      };

  /// An engine that asks these services may serve soon, or never.
  void prepare(List<ServiceConfig> services);

  /// These services are in force.
  void use(List<ServiceConfig> services);
}
