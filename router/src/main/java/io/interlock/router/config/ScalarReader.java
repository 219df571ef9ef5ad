package io.interlock.router.config;

import io.interlock.router.config.KeyType.Choice;
import io.interlock.router.config.KeyType.RateOr;
import io.interlock.router.config.KeyType.Size;
import io.interlock.router.config.KeyType.Text;
import io.interlock.router.config.KeyType.Time;
import io.interlock.router.config.KeyType.TimeOr;
import io.interlock.router.config.KeyType.Whole;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/// Turns the text of a value into the Java type that its key wants, or says what was expected.
final class ScalarReader {

  /// What came of one text.
  sealed interface Reading {
    record Read(Object value) implements Reading {}

    /// @param expectation completes the sentence "expected …"
    record Refused(String expectation) implements Reading {}
  }

  private ScalarReader() {}

  static Reading read(KeyType type, String text) {
    return switch (type) {
      case Text t ->
          t.rule().accepts(text) ? new Reading.Read(text) : refused(t.rule().expectation());
      case Whole whole -> whole(whole, text);
      case KeyType.Flag flag -> flag(text);
      case Time time -> time(time, text);
      case TimeOr time -> timeOr(time, text);
      case RateOr rate -> rateOr(rate, text);
      case Size size -> size(size, text);
      case KeyType.Url url -> url(text);
      case Choice choice ->
          choice.words().contains(text) ? new Reading.Read(text) : refused(expectation(choice));
      case KeyType.ListOf list -> refused(expectation(list));
      case KeyType.TextMap map -> refused(expectation(map));
      case KeyType.SectionMap map -> refused(expectation(map));
      case KeyType.Section section -> refused(expectation(section));
    };
  }

  /// Completes the sentence "expected …" for a value that is nothing like the type.
  static String expectation(KeyType type) {
    return switch (type) {
      case Text text -> text.rule().expectation();
      case Whole whole -> "a whole number from " + whole.min() + " to " + whole.max();
      case KeyType.Flag flag -> "true or false";
      case Time time ->
          time.isZeroAllowed()
              ? "a duration with its unit such as 500ms, 5s, 2m or 0"
              : "a duration above 0 with its unit such as 500ms, 5s or 2m";
      case TimeOr time -> "`%s` or %s".formatted(time.word(), expectation(new Time(false)));
      case RateOr rate -> "`%s` or a rate such as 10/s, 30/min or 100/h".formatted(rate.word());
      case Size size ->
          "a size from "
              + Units.print(size.min())
              + " to "
              + Units.print(size.max())
              + " such as 512KiB or 4MiB";
      case KeyType.Url url -> "an http or https URL such as http://localhost:4001/graphql";
      case Choice choice -> "one of " + String.join(", ", choice.words());
      case KeyType.ListOf list -> "a list";
      case KeyType.TextMap map -> "a mapping of names to texts";
      case KeyType.SectionMap map -> "a mapping of names to mappings";
      case KeyType.Section section -> "a mapping of keys to values";
    };
  }

  private static Reading refused(String expectation) {
    return new Reading.Refused(expectation);
  }

  private static Reading whole(Whole type, String text) {
    if (!text.matches("-?[0-9]{1,10}")) {
      return refused(expectation(type));
    }
    long number = Long.parseLong(text);
    return number >= type.min() && number <= type.max()
        ? new Reading.Read((int) number)
        : refused(expectation(type));
  }

  private static Reading flag(String text) {
    return switch (text) {
      case "true" -> new Reading.Read(true);
      case "false" -> new Reading.Read(false);
      default -> refused(expectation(new KeyType.Flag()));
    };
  }

  private static Reading time(Time type, String text) {
    Optional<Duration> duration = Units.duration(text);
    return duration.isPresent() && (type.isZeroAllowed() || duration.get().isPositive())
        ? new Reading.Read(duration.get())
        : refused(expectation(type));
  }

  private static Reading timeOr(TimeOr type, String text) {
    Optional<Duration> duration = Units.duration(text).filter(Duration::isPositive);
    return text.equals(type.word()) || duration.isPresent()
        ? new Reading.Read(duration)
        : refused(expectation(type));
  }

  private static Reading rateOr(RateOr type, String text) {
    Optional<Rate> rate = Units.rate(text);
    return text.equals(type.word()) || rate.isPresent()
        ? new Reading.Read(rate)
        : refused(expectation(type));
  }

  private static Reading size(Size type, String text) {
    Optional<Long> bytes = Units.bytes(text);
    return bytes.isPresent() && bytes.get() >= type.min() && bytes.get() <= type.max()
        ? new Reading.Read(Math.toIntExact(bytes.get()))
        : refused(expectation(type));
  }

  private static Reading url(String text) {
    try {
      URI url = new URI(text);
      String scheme = url.getScheme();
      boolean isHttp = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      if (!isHttp || url.getHost() == null) {
        return refused(expectation(new KeyType.Url()));
      }
      if (url.getUserInfo() != null || url.getFragment() != null) {
        return refused("a URL without user name and fragment");
      }
      return new Reading.Read(url);
    } catch (URISyntaxException e) {
      return refused(expectation(new KeyType.Url()) + " (" + e.getReason() + ")");
    }
  }
}
