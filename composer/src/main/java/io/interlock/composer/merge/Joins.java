package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Application;
import io.interlock.composer.subgraph.Literal;
import java.util.ArrayList;
import java.util.List;

/// Builds one application of a directive of the join spec.
final class Joins {
  private final String name;
  private final List<Application.Argument> arguments = new ArrayList<>();

  private Joins(String name) {
    this.name = name;
  }

  static Joins directive(String name) {
    return new Joins(name);
  }

  Joins graph(String graph) {
    return with("graph", new Literal.EnumLiteral(graph));
  }

  Joins text(String argument, String value) {
    return with(argument, new Literal.StringLiteral(value));
  }

  Joins flag(String argument, boolean value) {
    return with(argument, new Literal.BooleanLiteral(value));
  }

  Joins with(String argument, Literal value) {
    arguments.add(new Application.Argument(argument, value));
    return this;
  }

  Application build() {
    return Application.of(name, arguments);
  }
}
