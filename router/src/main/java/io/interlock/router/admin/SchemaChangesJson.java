package io.interlock.router.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.supergraph.diff.Criticality;
import io.interlock.supergraph.diff.SchemaChange;
import io.interlock.supergraph.diff.SchemaChanges;
import java.util.Locale;

/// Schema changes as JSON: `{"breaking": [{"type", "coordinate", "message"}], "dangerous": […],
/// "safe": […]}`.
public final class SchemaChangesJson {

  private SchemaChangesJson() {}

  public static ObjectNode of(SchemaChanges changes) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Criticality criticality : Criticality.values()) {
      ArrayNode list = json.putArray(criticality.name().toLowerCase(Locale.ROOT));
      for (SchemaChange change : changes.of(criticality)) {
        list.addObject()
            .put("type", change.type().name())
            .put("coordinate", change.coordinate())
            .put("message", change.message());
      }
    }
    return json;
  }
}
