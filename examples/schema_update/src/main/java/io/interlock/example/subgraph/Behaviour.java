package io.interlock.example.subgraph;

import java.time.Duration;

/// How a subgraph behaves apart from its schema. Guarded by itself.
final class Behaviour {
  private static final int OK = 200;

  private Duration delay = Duration.ZERO;
  private String delayedText = "";
  private int status = OK;
  private int flaps;
  private Duration flapDelay = Duration.ZERO;
  private int flapStatus = OK;

  /// What one request gets.
  record Treatment(Duration delay, int status) {}

  /// Delays every request that holds `text`; with an empty text every request.
  synchronized void delay(Duration duration, String text) {
    delay = duration;
    delayedText = text;
  }

  /// Answers every request with this HTTP status; anything but 200 without data.
  synchronized void status(int code) {
    status = code;
  }

  /// Treats the next `times` requests badly, and those after them as usual.
  synchronized void flap(int times, Duration duration, int code) {
    flaps = times;
    flapDelay = duration;
    flapStatus = code;
  }

  synchronized void reset() {
    delay(Duration.ZERO, "");
    status(OK);
    flap(0, Duration.ZERO, OK);
  }

  synchronized Treatment next(String request) {
    if (flaps > 0) {
      flaps--;
      return new Treatment(flapDelay, flapStatus);
    }
    return new Treatment(request.contains(delayedText) ? delay : Duration.ZERO, status);
  }
}
