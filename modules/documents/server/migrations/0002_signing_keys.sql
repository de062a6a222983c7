-- Keys become versions: proposed by one person, activated by another, retired when the next takes over.
alter table documents.signing_key drop constraint signing_key_pkey;
alter table documents.signing_key rename column created_at to proposed_at;
alter table documents.signing_key
  alter column certificate_pem drop not null,
  add column id           uuid primary key default gen_random_uuid(),
  add column purpose      text not null default 'documents' check (purpose in ('authority', 'documents', 'timestamps')),
  add column suite        text not null default 'international' check (suite in ('international', 'national')),
  add column state        text not null default 'active' check (state in ('proposed', 'active', 'retired')),
  add column request_pem  text,
  add column proposed_by  text not null default 'set-up',
  add column activated_by text default 'set-up before two persons were asked for',
  add column activated_at timestamptz,
  add column retired_by   text,
  add column retired_at   timestamptz;

update documents.signing_key set activated_at = proposed_at;
update documents.signing_key set purpose = 'authority' where office_code = 'DEMO-AUTHORITY';

alter table documents.signing_key
  alter column id drop default,
  alter column purpose drop default,
  alter column suite drop default,
  alter column state drop default,
  alter column proposed_by drop default,
  alter column activated_by drop default,
  add constraint signing_key_two_persons check (activated_by is null or activated_by <> proposed_by),
  add constraint signing_key_activated check (
    state <> 'active' or (activated_by is not null and activated_at is not null and certificate_pem is not null)
  ),
  add constraint signing_key_retired check ((state = 'retired') = (retired_by is not null and retired_at is not null));

create unique index signing_key_active on documents.signing_key (office_code, suite) where state = 'active';
