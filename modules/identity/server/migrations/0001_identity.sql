create schema identity;

create table identity.division (
  code text primary key check (code ~ '^(\d{6}|\d{9}|\d{12})$'),
  name text not null,
  parent_code text references identity.division,
  created_at timestamptz not null
);

create table identity.department (
  id text primary key,
  name text not null,
  division_code text not null references identity.division,
  uscc text not null unique check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  created_at timestamptz not null
);

-- One department answers for a matter in a division.
create table identity.department_matter (
  division_code text not null references identity.division,
  matter text not null,
  department_id text not null references identity.department,
  created_at timestamptz not null,
  primary key (division_code, matter)
);

create table identity.person (
  id uuid primary key,
  name text not null,
  -- Looked up by a keyed digest, stored sealed.
  resident_id_digest text not null unique,
  resident_id_sealed bytea not null,
  created_at timestamptz not null
);

create table identity.organisation (
  uscc text primary key check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  name text not null,
  created_at timestamptz not null
);

create table identity.delegation (
  id uuid primary key,
  person_id uuid not null references identity.person,
  uscc text not null references identity.organisation,
  basis text not null check (basis in ('legal_representative', 'agent')),
  -- Ids of the services that it covers; null: all.
  services text[],
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  created_at timestamptz not null,
  unique (person_id, uscc, basis, valid_from)
);

create table identity.staff (
  id uuid primary key,
  user_name text not null unique check (user_name = lower(user_name)),
  name text not null,
  department_id text not null references identity.department,
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['officer', 'service_owner', 'supervisor', 'operator']),
  password_hash text not null,
  totp_secret_sealed bytea not null,
  -- The time step of the last code used; no step is accepted twice (RFC 6238, section 5.2).
  totp_last_step bigint not null default 0,
  -- Made by the demo connector; never signs in in production.
  demo boolean not null,
  disabled_at timestamptz,
  created_at timestamptz not null
);

create table identity.session (
  id uuid primary key,
  token_digest text not null unique,
  person_id uuid references identity.person,
  staff_id uuid references identity.staff,
  method text not null check (method in ('demo', 'password-totp')),
  acting_for text references identity.organisation,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  check (num_nonnulls(person_id, staff_id) = 1),
  check (acting_for is null or person_id is not null)
);
create index session_expires_at on identity.session (expires_at);

create table identity.sign_in_attempt (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  paused_until timestamptz
);
create index sign_in_attempt_last_at on identity.sign_in_attempt (last_at);

create table identity.demo_account (
  key text primary key,
  person_id uuid references identity.person,
  staff_id uuid references identity.staff,
  password_sealed bytea,
  created_at timestamptz not null,
  check (num_nonnulls(person_id, staff_id) = 1),
  check ((staff_id is null) = (password_sealed is null))
);
