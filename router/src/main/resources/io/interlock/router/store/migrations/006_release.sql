-- // what a caller says about what it deploys
alter table audit add column version text;
alter table audit add column labels text not null default '';

-- //@UNDO
alter table audit drop column labels;
alter table audit drop column version;
