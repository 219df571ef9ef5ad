package io.interlock.composer.subgraph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that links give to specs and their elements: no two may mean different things.
final class LinkNames {
  private final LinkMisuse misuse;
  private final Map<String, Link> byAlias = new HashMap<>();
  private final Map<String, String> importedAs = new HashMap<>();
  private final Map<String, String> importedElements = new HashMap<>();

  private LinkNames(LinkMisuse misuse) {
    this.misuse = misuse;
  }

  static void check(List<Link> links, LinkMisuse misuse) {
    LinkNames names = new LinkNames(misuse);
    links.forEach(names::checkAlias);
    for (Link link : links) {
      for (Link.Import imported : link.imports()) {
        names.checkImportedOnce(link, imported);
        names.checkPrefix(link, imported);
      }
    }
  }

  private void checkAlias(Link link) {
    Link other = byAlias.putIfAbsent(link.alias(), link);
    if (other != null) {
      misuse.add(
          link,
          "The name \"%s\" of %s is already that of %s: rename one of them with \"as\""
              .formatted(link.alias(), link.url(), other.url()));
    }
  }

  private void checkImportedOnce(Link link, Link.Import imported) {
    String element = link.url().identity() + " " + imported.element();
    String elementBefore = importedAs.putIfAbsent(imported.as(), element);
    if (elementBefore != null && !elementBefore.equals(element)) {
      misuse.add(
          link,
          "The name \"%s\" is imported for two different elements: rename one of them"
              .formatted(imported.as()));
    }
    String nameBefore = importedElements.putIfAbsent(element, imported.as());
    if (nameBefore != null && !nameBefore.equals(imported.as())) {
      misuse.add(
          link,
          "\"%s\" is imported twice, as \"%s\" and as \"%s\""
              .formatted(imported.element(), nameBefore, imported.as()));
    }
  }

  /// An imported name must not look like another element of a spec: like the spec's own directive,
  /// or with a spec's prefix.
  private void checkPrefix(Link link, Link.Import imported) {
    String as = bare(imported.as());
    int at = as.indexOf("__");
    Link clash;
    boolean isItself;
    if (at > 0) {
      clash = byAlias.get(as.substring(0, at));
      isItself = as.equals(link.alias() + "__" + bare(imported.element()));
    } else {
      clash = imported.as().startsWith("@") ? byAlias.get(as) : null;
      isItself = bare(imported.element()).equals(link.url().name());
    }
    report(link, imported, clash, isItself);
  }

  private void report(Link link, Link.Import imported, @Nullable Link clash, boolean isItself) {
    if (clash != null && (clash != link || !isItself)) {
      misuse.add(
          link,
          "The imported name \"%s\" can be confused with the names of %s: rename it with \"as\""
              .formatted(imported.as(), clash.url()));
    }
  }

  private static String bare(String element) {
    return element.startsWith("@") ? element.substring(1) : element;
  }
}
