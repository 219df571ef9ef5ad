package io.interlock.executor.entity;

import io.interlock.executor.entity.EntityTargetProgram.Gathering;
import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.json.KeyTable;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.executor.subgraph.RequestTemplate;
import io.interlock.planner.plan.EntityTarget;
import io.interlock.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fetch of entities by their keys, one `_entities` field per target.
///
/// @param withShares the request when a target has objects that are asked for share by share: it
///   has the targets of the usual one, then all shares; null when no target has any
record EntityFetchProgram(Form usual, @Nullable Form withShares) implements FetchProgram {
  /// A request with its `_entities` fields.
  private record Form(
      RequestTemplate request, List<EntityTargetProgram> targets, KeyTable responseKeys) {
    Form {
      targets = List.copyOf(targets);
    }

    OpenFetch opened(ResponseData data, List<Gathering> gathered) {
      return new OpenEntityFetch(
          data, targets, responseKeys, gathered.stream().map(Gathering::places).toList());
    }
  }

  static EntityFetchProgram compile(PlanNode.EntityFetch fetch, ShapeCompiler compiler) {
    @Nullable String name = fetch.operation().name();
    @Nullable String textWithShares = fetch.textWithShares();
    List<EntityTargetProgram> targets = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (EntityTarget target : fetch.targets()) {
      targets.add(EntityTargetProgram.compile(target, compiler));
      keys.add(target.responseKey());
    }
    Form usual =
        new Form(new RequestTemplate(fetch.operation().text(), name), targets, new KeyTable(keys));
    if (textWithShares == null) {
      return new EntityFetchProgram(usual, null);
    }
    for (EntityTarget target : fetch.targets()) {
      target.shares().forEach(share -> keys.add(share.responseKey()));
    }
    usual.targets().forEach(target -> targets.addAll(target.shares()));
    return new EntityFetchProgram(
        usual, new Form(new RequestTemplate(textWithShares, name), targets, new KeyTable(keys)));
  }

  @Override
  public @Nullable OpenFetch open(ResponseData data, JsonWriter body, Members members) {
    usual.request().writeHead(body);
    int headEnd = body.position();
    boolean hasMembers = members.write(body);
    List<Gathering> gathered = new ArrayList<>(usual.targets().size());
    boolean isAnythingSent = false;
    boolean isAnythingLacking = false;
    for (int i = 0; i < usual.targets().size(); i++) {
      Gathering gathering = usual.targets().get(i).select(data, body, hasMembers || i > 0);
      isAnythingSent |= !gathering.isEmpty();
      isAnythingLacking |= gathering.lacking() != null;
      gathered.add(gathering);
    }
    if (isAnythingLacking && withShares != null && addShares(data, body, gathered)) {
      replaceHead(body, headEnd, withShares.request());
      withShares.request().writeTail(body);
      return withShares.opened(data, gathered);
    }
    usual.request().writeTail(body);
    return isAnythingSent ? usual.opened(data, gathered) : null;
  }

  /// Appends the variables of all shares, and adds the objects to be asked for with them.
  ///
  /// @return false when there are none: then nothing was appended or added
  private boolean addShares(ResponseData data, JsonWriter body, List<Gathering> gathered) {
    int before = body.position();
    List<Gathering> ofShares = new ArrayList<>();
    boolean isAnythingSent = false;
    for (int i = 0; i < usual.targets().size(); i++) {
      for (EntityTargetProgram share : usual.targets().get(i).shares()) {
        Gathering gathering = share.select(data, body, gathered.get(i).lacking());
        isAnythingSent |= !gathering.isEmpty();
        ofShares.add(gathering);
      }
    }
    if (!isAnythingSent) {
      body.rewind(before);
      return false;
    }
    return gathered.addAll(ofShares);
  }

  private static void replaceHead(JsonWriter body, int headEnd, RequestTemplate by) {
    int length = body.position() - headEnd;
    JsonWriter variables = JsonWriter.unpooled();
    variables.writeBytes(body, headEnd, length);
    body.rewind(0);
    by.writeHead(body);
    body.writeBytes(variables, 0, length);
  }
}
