package io.interlock.planner.plan;

/// The text of a request whose field `_entities` can be asked several times, each time with
/// variables of its own. What is written once for each carries {@link #NUMBER} where its number
/// goes:
///
/// ```
/// once   query($representations:[_Any!]!,$c:Int,$n:Int){_entities(representations:$representations){…}}
/// twice  query($representations_0:[_Any!]!,$c_0:Int,$representations_1:[_Any!]!,$c_1:Int,$n:Int)
///          {_0:_entities(representations:$representations_0){…}_1:_entities(…){…}}
/// ```
///
/// @param head up to the declarations
/// @param declarations those of one time
/// @param shared the declarations that all share, with what separates them from the others, and
///   what stands before the field
/// @param field the field of one time
public record RepeatedText(String head, String declarations, String shared, String field) {
  /// Stands for the number in a variable's name; no GraphQL text can have it.
  public static final String NUMBER = "\u0001";

  /// The key in the answer to the i-th time; `_entities` when there is only one.
  public static String responseKey(int number, int times) {
    return times == 1 ? "_entities" : "_" + number;
  }

  /// A variable's name for the i-th time.
  public static String variable(String name, int number, int times) {
    return times == 1 ? name : name + "_" + number;
  }

  /// The whole text, with the field asked `times` times.
  public String times(int times) {
    StringBuilder text = new StringBuilder(head);
    for (int i = 0; i < times; i++) {
      text.append(i == 0 ? "" : ",").append(numbered(declarations, i, times));
    }
    text.append(shared);
    for (int i = 0; i < times; i++) {
      text.append(times == 1 ? "" : responseKey(i, times) + ":").append(numbered(field, i, times));
    }
    return text.append('}').toString();
  }

  private static String numbered(String text, int number, int times) {
    return text.replace(NUMBER, times == 1 ? "" : "_" + number);
  }
}
