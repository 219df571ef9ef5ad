-- // what has become of a revision
alter table revision add column state text not null default 'STABLE';

-- //@UNDO
alter table revision drop column state;
