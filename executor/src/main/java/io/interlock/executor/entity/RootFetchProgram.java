package io.interlock.executor.entity;

import io.interlock.executor.shape.ReadShape;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.planner.plan.PlanNode;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// A fetch of root fields, into the root object or into objects of a root type.
record RootFetchProgram(PathProgram path, ReadShape read) implements FetchProgram {
  static RootFetchProgram compile(PlanNode.RootFetch fetch, ShapeCompiler compiler) {
    return new RootFetchProgram(
        PathProgram.compile(fetch.path(), compiler.shape()),
        compiler.read(fetch.selections(), fetch.path()));
  }

  @Override
  public @Nullable OpenFetch open(ResponseData data, ByteBuf out, boolean hasMembers) {
    Places places = new Places();
    int everywhere = places.addRepresentation();
    path.visit(data.slots(), data.root(), object -> places.add(everywhere, object, 0));
    return places.count() == 0 ? null : new OpenRootFetch(data, read, places);
  }
}
