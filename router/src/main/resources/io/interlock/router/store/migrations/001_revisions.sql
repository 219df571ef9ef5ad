-- // revisions, and the texts that they are made of
create table blob (
  hash    text not null primary key,
  content text not null
);

create table revision (
  number          bigint not null primary key,
  activated_at    bigint not null,
  trigger_label   text not null,
  services        text not null,
  supergraph_hash text not null references blob (hash),
  restores        bigint,
  reason          text,
  hash            text not null
);

create table revision_sdl (
  revision    bigint not null references revision (number) on delete cascade,
  service     text not null,
  sdl_hash    text not null references blob (hash),
  schema_hash text not null,
  source      text not null,
  received_at bigint not null,
  primary key (revision, service)
);

create index revision_supergraph on revision (supergraph_hash);
create index revision_sdl_blob on revision_sdl (sdl_hash);

-- //@UNDO
drop table revision_sdl;
drop table revision;
drop table blob;
