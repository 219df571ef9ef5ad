-- // what no automatic trigger may activate; service is empty for a supergraph
create table quarantine (
  service  text not null,
  hash     text not null,
  since    bigint not null,
  revision bigint not null,
  cause    text not null,
  primary key (service, hash)
);

-- //@UNDO
drop table quarantine;
