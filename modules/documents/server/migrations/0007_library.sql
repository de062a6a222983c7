-- What was submitted once and may be used again: whose it is, where it came from, and from its reading what tells it
-- apart (`paper`: number and last day, sealed). The file is the document's.
create table documents.library_entry (
  id                 uuid        primary key,
  document_id        uuid        not null unique references documents.document (id),
  kind               text        not null,
  paper              bytea       not null,
  person_id          uuid,
  organisation       text,
  application_id     uuid        not null,
  application_number text        not null,
  service_name       jsonb       not null,
  filed_at           timestamptz not null,
  verified_at        timestamptz,
  verified_by        text,
  withdrawn_at       timestamptz,
  check (num_nonnulls(person_id, organisation) = 1),
  check ((verified_at is null) = (verified_by is null))
);
create index library_entry_by_person on documents.library_entry (person_id) where person_id is not null;
create index library_entry_by_organisation on documents.library_entry (organisation) where organisation is not null;

create table documents.library_use (
  entry_id           uuid        not null references documents.library_entry (id),
  application_id     uuid        not null,
  application_number text        not null,
  service_name       jsonb       not null,
  consent            text        not null check (consent in ('ask', 'standing')),
  used_at            timestamptz not null,
  primary key (entry_id, application_id)
);

-- A holder without a row is asked each time.
create table documents.library_consent (
  holder     text        primary key,
  consent    text        not null check (consent in ('ask', 'standing', 'never')),
  changed_at timestamptz not null
);
