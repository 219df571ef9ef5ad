package io.interlock.example.scene;

/// Small changes to an SDL, as a developer would make them.
final class SdlEdit {
  private SdlEdit() {}

  /// Adds a field at the head of a type.
  static String addField(String sdl, String type, String field) {
    int start = sdl.indexOf("type " + type);
    int body = start < 0 ? -1 : sdl.indexOf('{', start);
    if (body < 0) {
      throw new IllegalArgumentException("the SDL has no type " + type);
    }
    return sdl.substring(0, body + 1) + "\n  " + field + sdl.substring(body + 1);
  }

  static String replace(String sdl, String old, String fresh) {
    if (!sdl.contains(old)) {
      throw new IllegalArgumentException("the SDL does not have: " + old);
    }
    return sdl.replace(old, fresh);
  }
}
