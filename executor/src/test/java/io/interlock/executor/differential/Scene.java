package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/// What a question is asked of: subgraphs and the monolith that they are parts of, as text and data
/// of the test kit.
///
/// @param sdls by subgraph
/// @param data of the subgraphs, as `data.json` has it
/// @param monolithData a `data.json` with the one member `monolith`
record Scene(
    Map<String, String> sdls, ObjectNode data, String monolithSdl, ObjectNode monolithData) {
  Scene {
    sdls = new TreeMap<>(sdls);
  }

  static Scene draw(Dice dice) {
    Blueprint blueprint = SupergraphGenerator.draw(dice);
    boolean isFailing = dice.chance(40);
    World world = DataGenerator.draw(blueprint, dice, isFailing);
    SdlPrinter printer = new SdlPrinter(blueprint);
    DataFile file = new DataFile(blueprint, world);
    return new Scene(
        printer.subgraphs(), file.subgraphs(dice, isFailing), printer.monolith(), file.monolith());
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
    return new Scene(sdls, data.deepCopy(), monolithSdl, monolithData.deepCopy());
  }
}
