package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A directive applied to an element. Its text form is the SDL's.
///
/// @param name as written, without the `@`
/// @param block which block of the type's declaration it stands in (see {@link
///   TypeElement#blocks}); 0 for elements that have no blocks
public record Application(
    String name, List<Argument> arguments, @Nullable SourceLocation location, int block) {
  public Application {
    arguments = List.copyOf(arguments);
  }

  /// An application that stands in no source.
  public static Application of(String name, List<Argument> arguments) {
    return new Application(name, arguments, null, 0);
  }

  /// The value of an argument, if it is given.
  public Optional<Literal> argument(String argument) {
    for (Argument given : arguments) {
      if (given.name().equals(argument)) {
        return Optional.of(given.value());
      }
    }
    return Optional.empty();
  }

  /// The value of a string argument; empty when it is absent or no string.
  public Optional<String> text(String argument) {
    return argument(argument)
        .filter(Literal.StringLiteral.class::isInstance)
        .map(value -> ((Literal.StringLiteral) value).value());
  }

  public Application withArguments(List<Argument> changed) {
    return new Application(name, changed, location, block);
  }

  public Application withName(String changed) {
    return new Application(changed, arguments, location, block);
  }

  /// The arguments by name; the first wins when one is given twice.
  public Map<String, Literal> argumentValues() {
    return arguments.stream()
        .collect(
            Collectors.toMap(
                Argument::name, Argument::value, (a, b) -> a, java.util.LinkedHashMap::new));
  }

  @Override
  public String toString() {
    return "@"
        + name
        + (arguments.isEmpty()
            ? ""
            : arguments.stream()
                .map(a -> a.name() + ": " + a.value())
                .collect(Collectors.joining(", ", "(", ")")));
  }

  /// A value given to an argument.
  public record Argument(String name, Literal value) {}
}
