package io.interlock.executor.entity;

import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.json.KeyTable;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.executor.subgraph.RequestTemplate;
import io.interlock.planner.plan.ContextValue;
import io.interlock.planner.plan.PlanNode;
import io.interlock.planner.plan.RepeatedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A fetch of entities with arguments that come from contexts: one `_entities` field for each
/// different combination of their values.
record ContextualFetchProgram(
    RepeatedText text,
    @Nullable String operationName,
    RequestTemplate once,
    EntityTargetProgram target,
    String representations,
    List<String> variables,
    List<ContextProgram> contexts)
    implements FetchProgram {
  static ContextualFetchProgram compile(PlanNode.ContextualFetch fetch, ShapeCompiler compiler) {
    return new ContextualFetchProgram(
        fetch.text(),
        fetch.operation().name(),
        new RequestTemplate(fetch.operation().text(), fetch.operation().name()),
        EntityTargetProgram.compile(fetch.target(), compiler),
        fetch.target().variable(),
        fetch.contexts().stream().map(ContextValue::variable).toList(),
        fetch.contexts().stream()
            .map(
                value -> ContextProgram.compile(value, fetch.target().paths().getFirst(), compiler))
            .toList());
  }

  /// Objects for which all values are the same.
  ///
  /// @param ends where each value ends in the buffer of values, before a comma; the first begins at
  ///   `start`
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Combination(int start, int[] ends, EntityTargetProgram.Gathering objects) {}

  @Override
  public @Nullable OpenFetch open(ResponseData data, JsonWriter body, Members members) {
    JsonWriter values = JsonWriter.unpooled();
    List<Combination> all = new ArrayList<>();
    gather(data, values, all);
    List<Combination> asked = all.stream().filter(c -> !c.objects().isEmpty()).toList();
    if (asked.isEmpty()) {
      return null;
    }
    write(body, members, values, asked);
    return opened(data, asked);
  }

  private void gather(ResponseData data, JsonWriter values, List<Combination> combinations) {
    RepresentationIndex index = new RepresentationIndex();
    target.visit(
        data,
        (object, path) -> {
          int start = values.position();
          int[] ends = new int[contexts.size()];
          for (int i = 0; i < ends.length; i++) {
            if (!contexts.get(i).write(values, data.slots(), object)) {
              values.rewind(start);
              target.fail(data, object, path);
              return;
            }
            ends[i] = values.position();
            values.writeByte(','); // 1 and 23 are not 12 and 3
          }
          int number = index.findOrAdd(values, start);
          if (number == combinations.size()) {
            combinations.add(
                new Combination(start, ends, target.gathering(data, JsonWriter.unpooled())));
          } else {
            values.rewind(start);
          }
          combinations.get(number).objects().add(object, path);
        });
  }

  private void write(
      JsonWriter body, Members members, JsonWriter values, List<Combination> combinations) {
    int times = combinations.size();
    RequestTemplate request =
        times == 1 ? once : new RequestTemplate(text.times(times), operationName);
    request.writeHead(body);
    boolean needsComma = members.write(body);
    for (int i = 0; i < times; i++) {
      Combination combination = combinations.get(i);
      writeKey(body, needsComma, RepeatedText.variable(representations, i, times));
      JsonWriter objects = combination.objects().out();
      body.writeByte('[');
      body.writeBytes(objects, 0, objects.position());
      body.writeByte(']');
      int from = combination.start();
      for (int v = 0; v < variables.size(); v++) {
        writeKey(body, true, RepeatedText.variable(variables.get(v), i, times));
        body.writeBytes(values, from, combination.ends()[v] - from);
        from = combination.ends()[v] + 1;
      }
      needsComma = true;
    }
    request.writeTail(body);
  }

  private static void writeKey(JsonWriter body, boolean needsComma, String name) {
    if (needsComma) {
      body.writeByte(',');
    }
    body.writeRaw("\"" + name + "\":");
  }

  private OpenFetch opened(ResponseData data, List<Combination> combinations) {
    int times = combinations.size();
    KeyTable keys =
        new KeyTable(
            IntStream.range(0, times).mapToObj(i -> RepeatedText.responseKey(i, times)).toList());
    return new OpenEntityFetch(
        data,
        Collections.nCopies(times, target),
        keys,
        combinations.stream().map(c -> c.objects().places()).toList());
  }
}
