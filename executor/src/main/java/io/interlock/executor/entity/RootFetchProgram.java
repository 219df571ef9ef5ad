package io.interlock.executor.entity;

import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.shape.ReadShape;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.executor.subgraph.RequestTemplate;
import io.interlock.planner.plan.PlanNode;
import org.jspecify.annotations.Nullable;

/// A fetch of root fields, into the root object or into objects of a root type.
record RootFetchProgram(RequestTemplate request, PathProgram path, ReadShape read)
    implements FetchProgram {
  static RootFetchProgram compile(PlanNode.RootFetch fetch, ShapeCompiler compiler) {
    return new RootFetchProgram(
        new RequestTemplate(fetch.operation().text(), fetch.operation().name()),
        PathProgram.compile(fetch.path(), compiler.shape()),
        compiler.read(fetch.selections(), fetch.path()));
  }

  @Override
  public @Nullable OpenFetch open(ResponseData data, JsonWriter body, Members members) {
    Places places = new Places(1);
    int everywhere = places.addRepresentation();
    path.visit(data.slots(), data.root(), object -> places.add(everywhere, object, 0));
    if (places.count() == 0) {
      return null;
    }
    request.writeHead(body);
    members.write(body);
    request.writeTail(body);
    return new OpenRootFetch(data, read, places);
  }
}
