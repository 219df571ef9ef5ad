package io.interlock.executor;

import io.interlock.executor.error.Suspicions;
import io.netty.buffer.ByteBuf;

/// The response to one execution.
///
/// @param body the JSON of the response, `{"data":…}` or `{"errors":[…],"data":…}`, UTF-8; owned by
///   the receiver
/// @param isDataNull whether `data` is null
/// @param errorCount how many errors there were, those that the body leaves out included
/// @param suspicions what of it a wrong supergraph may have caused
public record ExecutionResult(
    ByteBuf body, boolean isDataNull, int errorCount, Suspicions suspicions) {}
