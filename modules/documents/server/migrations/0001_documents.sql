create schema documents;

create table documents.document (
  id            uuid primary key,
  person_id     uuid        not null,
  organisation  text,
  name          text        not null,
  media_type    text        not null,
  bytes         integer     not null,
  pages         integer     not null,
  digest        text        not null,
  uploaded_at   timestamptz not null,
  reading_state text        not null check (reading_state in ('waiting', 'done', 'failed')),
  reading       jsonb,
  problem       jsonb
);

create table documents.signing_key (
  office_code     text primary key,
  office_name     text        not null,
  certificate_pem text        not null,
  chain_pem       text[]      not null,
  private_key     bytea       not null,
  created_at      timestamptz not null
);

create sequence documents.licence_serial;

create table documents.licence (
  id             uuid primary key,
  application_id uuid        not null unique,
  service_id     text        not null,
  person_id      uuid        not null,
  organisation   text,
  department_id  text        not null,
  title          text        not null,
  number         text        not null,
  identifier     text        not null unique,
  holder_code    text        not null,
  type_code      text        not null,
  state          text        not null,
  metadata       jsonb       not null,
  issued_at      timestamptz not null,
  pdf_digest     text        not null,
  image_digest   text
);
create index licence_by_holder on documents.licence (holder_code, issued_at desc);

create table documents.letter (
  application_id uuid        not null,
  number         text        not null,
  made_at        timestamptz not null,
  pdf_digest     text        not null,
  primary key (application_id, number)
);
