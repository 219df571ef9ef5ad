package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every place of a schema where directives may stand.
public final class Sites {
  private final List<Site> sites = new ArrayList<>();
  private final boolean areBareWanted;

  private Sites(boolean areBareWanted) {
    this.areBareWanted = areBareWanted;
  }

  /// One element with its applied directives.
  ///
  /// @param kind its place by GraphQL's name, for example `FIELD_DEFINITION`
  /// @param coordinate for example `Product.price`; empty for the schema itself
  public record Site(
      String kind,
      String coordinate,
      List<Application> applications,
      @Nullable SourceLocation location) {}

  /// All sites: the schema itself first, then in source order type by type.
  public static List<Site> of(SchemaModel model) {
    return new Sites(true).collect(model);
  }

  /// The schema itself and all other sites where directives do stand, in the same order.
  public static List<Site> applied(SchemaModel model) {
    return new Sites(false).collect(model);
  }

  private List<Site> collect(SchemaModel model) {
    sites.add(ofSchema(model));
    for (DirectiveElement directive : model.directives().values()) {
      addInputs("ARGUMENT_DEFINITION", "@" + directive.name(), directive.arguments(), true);
    }
    model.types().values().forEach(this::addType);
    return sites;
  }

  /// The schema itself.
  static Site ofSchema(SchemaModel model) {
    SchemaElement schema = model.schema();
    return new Site("SCHEMA", "", schema.applications(), schema.location());
  }

  /// The coordinate of an argument of `owner`, or of a field of the input object `owner`.
  static String ofInput(String owner, InputElement input, boolean isArgument) {
    return isArgument ? owner + "(" + input.name() + ":)" : owner + "." + input.name();
  }

  private void addType(TypeElement type) {
    if (isWanted(type.applications())) {
      add(type.kind().name(), type.name(), type.applications(), type.location());
    }
    for (FieldElement field : type.fields().values()) {
      if (isWanted(field.applications())) {
        String coordinate = type.name() + "." + field.name();
        add("FIELD_DEFINITION", coordinate, field.applications(), field.location());
      }
      if (!field.arguments().isEmpty()) {
        String owner = type.name() + "." + field.name();
        addInputs("ARGUMENT_DEFINITION", owner, field.arguments(), true);
      }
    }
    for (EnumValueElement value : type.values().values()) {
      if (isWanted(value.applications())) {
        String coordinate = type.name() + "." + value.name();
        add("ENUM_VALUE", coordinate, value.applications(), value.location());
      }
    }
    addInputs("INPUT_FIELD_DEFINITION", type.name(), type.inputFields(), false);
  }

  private void addInputs(
      String kind, String owner, Map<String, InputElement> inputs, boolean areArguments) {
    for (InputElement input : inputs.values()) {
      if (isWanted(input.applications())) {
        String coordinate = ofInput(owner, input, areArguments);
        add(kind, coordinate, input.applications(), input.location());
      }
    }
  }

  private boolean isWanted(List<Application> applications) {
    return areBareWanted || !applications.isEmpty();
  }

  private void add(
      String kind,
      String coordinate,
      List<Application> applications,
      @Nullable SourceLocation location) {
    sites.add(new Site(kind, coordinate, applications, location));
  }
}
