package io.interlock.router.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.router.lifecycle.KeptRevision;
import io.interlock.router.lifecycle.Revision;
import io.interlock.router.store.AuditEntry;
import io.interlock.router.store.AuditLine;
import io.interlock.router.store.StoredSdl;

/// How the history looks as JSON.
final class HistoryJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private HistoryJson() {}

  static ObjectNode revision(Revision revision) {
    ObjectNode json = JSON.objectNode();
    json.put("revision", revision.number())
        .put("epoch", revision.epoch())
        .put("activatedAt", revision.activatedAt().toString())
        .put("trigger", revision.trigger().label())
        .put("state", revision.state().name());
    json.set("services", AdminJson.texts(revision.services()));
    json.put("supergraphHash", revision.supergraphHash());
    ObjectNode hashes = json.putObject("schemaHashes");
    revision.schemaHashes().forEach(hashes::put);
    return json.put("restores", revision.restores()).put("reason", revision.reason());
  }

  /// A revision by itself.
  static ObjectNode revision(KeptRevision kept) {
    ObjectNode json = revision(kept.revision());
    json.set("sdls", AdminJson.list(kept.sdls(), HistoryJson::sdl));
    return json;
  }

  private static ObjectNode sdl(StoredSdl sdl) {
    return JSON.objectNode()
        .put("service", sdl.service())
        .put("sdlHash", sdl.sdlHash())
        .put("schemaHash", sdl.schemaHash())
        .put("source", sdl.source())
        .put("receivedAt", sdl.receivedAt().toString());
  }

  static ObjectNode sdl(long revision, String service, String sdl) {
    return JSON.objectNode().put("revision", revision).put("service", service).put("sdl", sdl);
  }

  /// What the history says of a call.
  static ObjectNode call(AuditLine line) {
    AuditEntry entry = line.entry();
    ObjectNode json = JSON.objectNode();
    json.put("operationId", entry.operationId())
        .put("at", entry.at().toString())
        .put("actor", entry.actor())
        .put("trigger", entry.trigger());
    json.set("services", AdminJson.texts(entry.services()));
    json.put("verdict", entry.verdict())
        .put("revision", entry.revision())
        .put("error", entry.error())
        .put("reason", entry.reason())
        .put("version", entry.version())
        .put("ms", entry.duration().toMillis());
    entry.labels().forEach(json.putObject("labels")::put);
    return json;
  }

  /// All that the audit says of it: what its hash covers.
  static ObjectNode line(AuditLine line) {
    AuditEntry entry = line.entry();
    ObjectNode json = JSON.objectNode().put("sequence", line.sequence());
    json.setAll(call(line));
    json.put("remoteAddress", entry.remoteAddress())
        .put("parent", entry.parent())
        .put("supergraphHash", entry.supergraphHash());
    entry.schemaHashes().forEach(json.putObject("schemaHashes")::put);
    json.put("code", entry.code());
    json.set("forced", AdminJson.texts(entry.forced()));
    return json.put("previousHash", line.previousHash()).put("hash", line.hash());
  }
}
