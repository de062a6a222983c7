-- Who has opened whose record for what; one row for a member of staff, a record, a purpose and a civil day.
create table identity.opening (
  -- `application/` or `licence/`, and its id.
  record text not null,
  staff_id uuid not null references identity.staff,
  purpose text not null,
  day date not null,
  -- As what he opened it, and for which department, on that day.
  role text not null check (role in ('officer', 'supervisor')),
  department_id text not null references identity.department,
  -- The first time on that day.
  at timestamptz not null,
  primary key (record, staff_id, day, purpose)
);
create index opening_staff on identity.opening (staff_id, at);

alter table identity.security_alert drop constraint security_alert_kind_check;
alter table identity.security_alert add constraint security_alert_kind_check
  check (kind in ('new-device', 'network-change', 'bulk-reading', 'bulk-opening'));
