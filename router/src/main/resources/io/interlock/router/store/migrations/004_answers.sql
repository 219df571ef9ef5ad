-- // answers to calls with an Idempotency-Key
create table answer (
  idempotency_key text not null primary key,
  request_hash    text not null,
  status          integer not null,
  body            text not null,
  answered_at     bigint not null
);

create index answer_answered_at on answer (answered_at);

-- //@UNDO
drop table answer;
