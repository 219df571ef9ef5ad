-- // who asked for what, and how it ended
create table audit (
  sequence        bigint not null primary key,
  at              bigint not null,
  operation_id    text not null,
  actor           text not null,
  remote_address  text,
  trigger_label   text not null,
  services        text not null,
  parent          bigint not null,
  revision        bigint not null,
  supergraph_hash text,
  schema_hashes   text not null,
  verdict         text not null,
  code            text,
  error           text,
  forced          text not null,
  reason          text,
  duration_ms     bigint not null,
  previous_hash   text not null,
  hash            text not null
);

create index audit_at on audit (at);

-- //@UNDO
drop table audit;
