create schema catalogue;

create table catalogue.service (
  id text primary key,
  created_at timestamptz not null
);

create table catalogue.service_version (
  service_id text not null references catalogue.service (id),
  version integer not null check (version > 0),
  -- {path: text}
  files jsonb not null,
  -- SHA-256 over the files
  digest text not null,
  state text not null check (state in ('proposed', 'published', 'retired')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  primary key (service_id, version),
  -- two people publish, whatever the code does
  check (proposed_by <> approved_by),
  check (state = 'proposed' or approved_by is not null)
);

create unique index service_version_published on catalogue.service_version (service_id) where state = 'published';

-- Applications that were counted: an event may come twice.
create table catalogue.measured_application (
  application_id uuid primary key,
  measured_at timestamptz not null
);

create table catalogue.duration (
  service_id text not null,
  bucket integer not null,
  applications bigint not null,
  automatic bigint not null,
  updated_at timestamptz not null,
  primary key (service_id, bucket)
);
