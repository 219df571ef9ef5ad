package io.interlock.router.admin;

import io.netty.handler.codec.http.HttpMethod;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// One call of the admin API: which requests make it, who may, and what it does.
record AdminRoute(HttpMethod method, PathTemplate path, Access access, Action action) {

  /// Who may make a call.
  enum Access {
    /// Load balancers have no token.
    EVERYBODY,
    /// Whoever {@link AdminAccess} lets in.
    OPERATORS
  }

  /// What a call does. Runs on a virtual thread; what is wrong with the body is said by throwing.
  @FunctionalInterface
  interface Action {
    CompletionStage<AdminReply> run(AdminRequest request) throws AdminBody.Fault;

    /// Does it; whatever is thrown is an answer, or what the stage ends with.
    default CompletionStage<AdminReply> answer(AdminRequest request) {
      try {
        return run(request);
      } catch (AdminBody.Fault e) {
        return CompletableFuture.completedStage(AdminReply.badRequest(e.sentence()));
      } catch (RuntimeException | Error e) {
        return CompletableFuture.failedStage(e);
      }
    }
  }

  /// What a call does that has its answer at once.
  @FunctionalInterface
  interface Look {
    AdminReply run(AdminRequest request) throws AdminBody.Fault;
  }

  /// A call for everybody.
  static AdminRoute open(String path, Look look) {
    return new AdminRoute(HttpMethod.GET, PathTemplate.of(path), Access.EVERYBODY, atOnce(look));
  }

  static AdminRoute get(String path, Look look) {
    return operators(HttpMethod.GET, path, atOnce(look));
  }

  static AdminRoute post(String path, Action action) {
    return operators(HttpMethod.POST, path, action);
  }

  static AdminRoute delete(String path, Look look) {
    return operators(HttpMethod.DELETE, path, atOnce(look));
  }

  /// For a call that changes something and has its answer at once.
  static Action atOnce(Look look) {
    return request -> CompletableFuture.completedStage(look.run(request));
  }

  private static AdminRoute operators(HttpMethod method, String path, Action action) {
    return new AdminRoute(method, PathTemplate.of(path), Access.OPERATORS, action);
  }
}
