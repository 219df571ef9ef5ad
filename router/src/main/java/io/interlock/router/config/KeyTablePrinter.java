package io.interlock.router.config;

import io.interlock.router.config.KeyType.ListOf;
import io.interlock.router.config.KeyType.Section;
import java.util.List;
import java.util.stream.Collectors;

/// The keys of `gateway.yaml` as a Markdown table, for the documentation.
public final class KeyTablePrinter {

  private KeyTablePrinter() {}

  /// The table, one row a key, with a line feed at the end.
  public static String print() {
    StringBuilder table = new StringBuilder();
    table.append("| key | value | default | what it does |\n| --- | --- | --- | --- |\n");
    addRows(GatewayKeys.ROOT, "", table);
    return table.toString();
  }

  private static void addRows(Section section, String path, StringBuilder table) {
    for (Key key : section.keys()) {
      String name = path + key.name();
      switch (key.type()) {
        case Section inner -> addRows(inner, name + ".", table);
        case ListOf(Section element) -> addRows(element, name + "[].", table);
        default -> addRow(key, name, table);
      }
    }
  }

  private static void addRow(Key key, String name, StringBuilder table) {
    List<String> cells =
        List.of("`" + name + "`" + aliases(key), value(key.type()), standing(key), key.purpose());
    table.append(
        cells.stream()
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private static String aliases(Key key) {
    return key.aliases().isEmpty()
        ? ""
        : key.aliases().stream().collect(Collectors.joining("`, `", " (or `", "`)"));
  }

  private static String standing(Key key) {
    if (key.defaultText() != null) {
      return "`" + key.defaultText() + "`";
    }
    return key.defaultNote() != null ? key.defaultNote() : "required";
  }

  private static String value(KeyType type) {
    return switch (type) {
      case ListOf list -> "a list, each " + ScalarReader.expectation(list.element());
      default -> ScalarReader.expectation(type);
    };
  }
}
