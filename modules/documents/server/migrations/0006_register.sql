-- The register: what was done with a licence after its issue, by whom and on which ground, and its former versions.
alter table documents.licence
  add column made_at timestamptz,
  add column note    text,
  add column layout  jsonb;
update documents.licence set made_at = issued_at;
alter table documents.licence alter column made_at set not null;
create index licence_by_department on documents.licence (department_id, issued_at desc, id desc);

create table documents.licence_version (
  licence_id uuid        not null references documents.licence (id),
  version    text        not null,
  identifier text        not null unique,
  metadata   jsonb       not null,
  made_at    timestamptz not null,
  pdf_digest text        not null,
  ofd_digest text,
  record     jsonb,
  primary key (licence_id, version)
);

create table documents.licence_act (
  id               uuid        primary key,
  licence_id       uuid        not null references documents.licence (id),
  act              text        not null,
  outcome          text        not null check (outcome in ('proposed', 'done', 'declined', 'withdrawn')),
  from_state       text        not null,
  to_state         text        not null,
  law              text        not null,
  article          text        not null,
  reason           text        not null,
  by_id            text        not null,
  by_name          text        not null,
  at               timestamptz not null,
  answered_by_id   text,
  answered_by_name text,
  answered_at      timestamptz,
  answer           text,
  constraint licence_act_two_persons check (
    act not in ('rescind', 'revoke', 'deregister', 'transfer-out')
    or outcome in ('proposed', 'withdrawn')
    or (answered_by_id is not null and answered_by_id <> by_id)
  ),
  constraint licence_act_answered check (outcome <> 'proposed' or answered_by_id is null)
);
create index licence_act_by_licence on documents.licence_act (licence_id, at, id);
create unique index licence_act_one_proposal on documents.licence_act (licence_id) where outcome = 'proposed';
