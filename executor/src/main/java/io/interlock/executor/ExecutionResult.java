package io.interlock.executor;

import io.netty.buffer.ByteBuf;

/// The response to one execution.
///
/// @param body the JSON of the response, `{"data":…}` or `{"errors":[…],"data":…}`, UTF-8; owned by
///   the receiver
/// @param isDataNull whether `data` is null
/// @param errorCount how many errors there were, those that the body leaves out included
public record ExecutionResult(ByteBuf body, boolean isDataNull, int errorCount) {}
