-- The log's key changes hands: one person proposes the next one, another puts it in charge. The key of before signs a
-- statement of that, and is destroyed.
alter table evidence.log_key
  alter column private_key drop not null,
  add column state         text not null default 'active' check (state in ('proposed', 'active', 'retired')),
  add column proposed_by   uuid,
  add column proposer_name text,
  add column approved_by   uuid,
  add column approver_name text,
  add column approved_at   timestamptz,
  -- The statement, signed by both keys, and the size up to which the key of before signed.
  add column handover      text,
  add column after_size    bigint,
  add check (approved_by is distinct from proposed_by or proposed_by is null),
  add check ((private_key is null) = (state = 'retired')),
  add check ((handover is null) = (after_size is null));
alter table evidence.log_key alter column state drop default;
-- Where somebody added a key by hand, the newest one signed.
update evidence.log_key set state = 'retired', private_key = null
  where made_at < (select max(made_at) from evidence.log_key);
create unique index one_active_log_key on evidence.log_key ((true)) where state = 'active';
create unique index one_proposed_log_key on evidence.log_key ((true)) where state = 'proposed';
