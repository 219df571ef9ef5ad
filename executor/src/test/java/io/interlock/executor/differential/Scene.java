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
record Scene(
    Map<String, String> sdls,
    Set<String> labels,
    ObjectNode data,
    String monolithSdl,
    ObjectNode monolithData) {
  Scene {
    sdls = new TreeMap<>(sdls);
    labels = Set.copyOf(labels);
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
        file.monolith());
  }

  /// Whether some field fails or some entity is missing somewhere.
  boolean isFailing() {
    return hasGaps() || data.toString().contains("\"!error\"");
  }

  /// Whether a subgraph does not know some entity.
  boolean hasGaps() {
    return data.toString().contains("\"!null\"");
  }

  /// With data of its own.
  Scene copied() {
    return new Scene(sdls, labels, data.deepCopy(), monolithSdl, monolithData.deepCopy());
  }

  /// Whether no subgraph may be able to say the type of an object behind an interface object.
  boolean hasUnknownTypes() {
    return isFailing() && monolithSdl.contains("interface " + InterfaceObjectGenerator.NAME);
  }
}
