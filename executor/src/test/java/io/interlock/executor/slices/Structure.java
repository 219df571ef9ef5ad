package io.interlock.executor.slices;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Any object of the product as text: classes, fields and values, all the way down.
final class Structure {
  private final StringBuilder text = new StringBuilder();
  private final Map<Object, Integer> seen = new IdentityHashMap<>();

  private Structure() {}

  static String of(Object root) {
    Structure structure = new Structure();
    structure.write(root);
    return structure.text.toString();
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> text.append("null");
      case CharSequence s -> text.append('"').append(s).append('"');
      case Number n -> text.append(n);
      case Boolean b -> text.append(b);
      case Enum<?> e -> text.append(e.name());
      case Collection<?> all -> {
        text.append('[');
        all.forEach(this::element);
        text.append(']');
      }
      case Map<?, ?> map -> {
        text.append('{');
        map.forEach((key, mapped) -> {
          write(key);
          text.append('=');
          element(mapped);
        });
        text.append('}');
      }
      default -> writeObject(value);
    }
  }

  private void element(@Nullable Object element) {
    write(element);
    text.append(',');
  }

  private void writeObject(Object value) {
    Integer known = seen.putIfAbsent(value, seen.size());
    if (known != null) {
      text.append('#').append(known);
    } else if (value.getClass().isArray()) {
      text.append('[');
      for (int i = 0; i < Array.getLength(value); i++) {
        element(Array.get(value, i));
      }
      text.append(']');
    } else {
      writeFields(value);
    }
  }

  private void writeFields(Object value) {
    Class<?> type = value.getClass();
    text.append(type.isHidden() ? "lambda" : type.getName()).append('(');
    if (type.getName().startsWith("io.interlock")) {
      for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
        for (Field field : c.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers())) {
            element(read(field, value));
          }
        }
      }
    }
    text.append(')');
  }

  private static @Nullable Object read(Field field, Object of) {
    try {
      field.setAccessible(true);
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("expected a readable field, got " + field, e);
    }
  }
}
