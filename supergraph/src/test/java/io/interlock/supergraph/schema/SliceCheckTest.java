package io.interlock.supergraph.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.supergraph.Supergraphs;
import org.junit.jupiter.api.Test;

class SliceCheckTest {
  private final Supergraph shop = Supergraph.read(Supergraphs.sdl("shop"));

  @Test
  void slicesHoldWhichAskNothingThatHasChanged() {
    SchemaSlice price = slice("price");
    SchemaSlice both = slice("price", "name");
    SchemaSlice name = slice("name");
    Supergraph changed =
        Supergraph.read(Supergraphs.sdl("shop").replace("price: Money", "price: String"));

    SliceCheck check = new SliceCheck(changed.view());

    assertThat(check.holds(name)).isTrue();
    assertThat(check.holds(both)).isFalse();
    assertThat(check.holds(price)).isFalse();
    assertThat(check.holds(slice("name"))).isTrue();
  }

  @Test
  void whatDependsOnEverythingHoldsNowhereElse() {
    RecordingSchemaView view = new RecordingSchemaView(shop.view());
    view.everything();
    Supergraph same = Supergraph.read(Supergraphs.sdl("shop"));

    assertThat(new SliceCheck(same.view()).holds(view.slice())).isFalse();
  }

  private SchemaSlice slice(String... fields) {
    RecordingSchemaView view = new RecordingSchemaView(shop.view());
    for (String field : fields) {
      view.field("Product", field);
    }
    return view.slice();
  }
}
