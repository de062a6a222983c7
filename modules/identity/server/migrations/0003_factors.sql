alter table identity.session drop constraint session_method_check;
alter table identity.session add constraint session_method_check
  check (method in ('demo', 'password-totp', 'password-passkey', 'oidc'));
-- When a second factor was last shown; null: never in this session.
alter table identity.session add column factor_at timestamptz;
update identity.session set factor_at = created_at where staff_id is not null;
-- Where the session was last seen, without the part that names a machine: 203.0.113.0/24.
alter table identity.session add column network text;

create table identity.passkey (
  -- The credential's id, base64url (WebAuthn, section 4).
  id text primary key,
  staff_id uuid not null references identity.staff,
  public_key bytea not null,
  counter bigint not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_staff on identity.passkey (staff_id);

-- What an authenticator is asked to sign; taken once.
create table identity.challenge (
  digest text primary key,
  expires_at timestamptz not null
);
create index challenge_expires_at on identity.challenge (expires_at);

-- Browsers from which an account has signed in, by a keyed digest.
create table identity.known_device (
  subject_id uuid not null,
  digest text not null,
  first_seen_at timestamptz not null,
  primary key (subject_id, digest)
);

create table identity.security_alert (
  id uuid primary key,
  kind text not null check (kind in ('new-device', 'network-change', 'bulk-reading')),
  staff_id uuid not null references identity.staff,
  department_id text not null references identity.department,
  at timestamptz not null,
  detail text not null
);
create index security_alert_department on identity.security_alert (department_id, at);

-- Each look at a masked value in full; to see when somebody looks at many. What was seen is in the evidence.
create table identity.personal_reading (
  staff_id uuid not null references identity.staff,
  at timestamptz not null
);
create index personal_reading_staff on identity.personal_reading (staff_id, at);
