package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a question is asked of: subgraphs and the monolith that they are parts of, as text and data
/// of the test kit.
///
/// @param sdls by subgraph
/// @param labels of the progressive overrides that have happened
/// @param data of the subgraphs, as `data.json` has it
/// @param monolithData a `data.json` with the one member `monolith`
/// @param inputs what the computed fields depend on, by `<id>.<field>`
record Scene(
    Map<String, String> sdls,
    Set<String> labels,
    ObjectNode data,
    String monolithSdl,
    ObjectNode monolithData,
    Map<String, Inputs> inputs) {
  Scene {
    sdls = new TreeMap<>(sdls);
    labels = Set.copyOf(labels);
    inputs = Map.copyOf(inputs);
  }

  static Scene draw(Dice dice) {
    Blueprint blueprint = SupergraphGenerator.draw(dice);
    boolean isFailing = dice.chance(40);
    World world = DataGenerator.draw(blueprint, dice, isFailing);
    SdlPrinter printer = new SdlPrinter(blueprint);
    DataFile file = new DataFile(blueprint, world);
    return new Scene(
        printer.subgraphs(),
        blueprint.labels,
        file.subgraphs(dice, isFailing),
        printer.monolith(),
        file.monolith(),
        file.inputs());
  }

  /// With data of its own.
  Scene copied() {
    return new Scene(sdls, labels, data.deepCopy(), monolithSdl, monolithData.deepCopy(), inputs);
  }
}
