package io.interlock.executor.entity;

import io.interlock.executor.json.KeyTable;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.executor.subgraph.RequestTemplate;
import io.interlock.planner.plan.EntityTarget;
import io.interlock.planner.plan.PlanNode;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fetch of entities by their keys, one `_entities` field per target.
record EntityFetchProgram(
    RequestTemplate request, List<EntityTargetProgram> targets, KeyTable responseKeys)
    implements FetchProgram {
  EntityFetchProgram {
    targets = List.copyOf(targets);
  }

  static EntityFetchProgram compile(PlanNode.EntityFetch fetch, ShapeCompiler compiler) {
    return new EntityFetchProgram(
        new RequestTemplate(fetch.operation().text(), fetch.operation().name()),
        fetch.targets().stream().map(t -> EntityTargetProgram.compile(t, compiler)).toList(),
        new KeyTable(fetch.targets().stream().map(EntityTarget::responseKey).toList()));
  }

  @Override
  public @Nullable OpenFetch open(ResponseData data, ByteBuf body, Members members) {
    request.writeHead(body);
    boolean hasMembers = members.write(body);
    List<Places> places = new ArrayList<>(targets.size());
    boolean isAnythingSent = false;
    for (int i = 0; i < targets.size(); i++) {
      Places selected = targets.get(i).select(data, body, hasMembers || i > 0);
      isAnythingSent |= selected.representations() > 0;
      places.add(selected);
    }
    request.writeTail(body);
    return isAnythingSent ? new OpenEntityFetch(data, targets, responseKeys, places) : null;
  }
}
