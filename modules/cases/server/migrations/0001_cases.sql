create schema cases;

create sequence cases.application_number;

-- The derived view of an application; what happened stands in the evidence, in the same transaction.
create table cases.application (
  id              uuid primary key,
  number          text        not null unique,
  service_id      text        not null,
  service_version integer     not null,
  service_name    jsonb       not null,
  status          text        not null,
  revision        integer     not null,
  person_id       uuid        not null,
  person_name     text        not null,
  organisation    text,
  applicant_name  text        not null,
  applicant_code  text        not null,
  department_id   text        not null,
  department_name text        not null,
  answers         jsonb       not null,
  declared        jsonb       not null,
  prefill         jsonb       not null,
  materials       jsonb       not null,
  corrections     jsonb       not null,
  decision        jsonb,
  reason          jsonb,
  evidence_code   text,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  submitted_at    timestamptz,
  due_on          date,
  closed_at       timestamptz
);

create index application_by_person on cases.application (person_id, updated_at desc);
create index application_by_organisation on cases.application (organisation, updated_at desc) where organisation is not null;
create index application_inbox on cases.application (department_id, status, due_on, id);
-- One open draft for an applicant and a service: two clicks on 办理 start one application.
create unique index one_open_draft on cases.application (service_id, person_id, coalesce(organisation, '')) where status = 'draft';
