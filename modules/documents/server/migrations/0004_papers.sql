-- Signed notices on the way to a decision. `occasion` is the hash of the event that called for it: one paper for each.
create table documents.paper (
  id             uuid        primary key,
  application_id uuid        not null,
  kind           text        not null check (kind in ('acceptance', 'correction')),
  occasion       text        not null,
  number         text        not null,
  made_at        timestamptz not null,
  pdf_digest     text        not null,
  unique (application_id, occasion)
);
