-- Contents can be erased by law; the commitment to them stays.
alter table evidence.event alter column content drop not null;
alter table evidence.event alter column salt drop not null;
alter table evidence.event add constraint content_with_salt check ((content is null) = (salt is null));

-- The order in which events came in. A number whose transaction has not ended yet shows as a gap; see evidence.gap.
alter table evidence.event add column position bigint generated always as identity;
create unique index event_position on evidence.event (position);
-- Nothing asks by time; every event paid for it.
drop index evidence.event_by_time;

create table evidence.erasure (
  id            uuid primary key,
  stream        text        not null,
  code          text        not null,
  ground        text        not null,
  note          text        not null,
  proposed_by   uuid        not null,
  proposer_name text        not null,
  proposed_at   timestamptz not null,
  approved_by   uuid,
  approver_name text,
  approved_at   timestamptz,
  check (approved_by is distinct from proposed_by),
  check ((approved_by is null) = (approved_at is null))
);
create unique index one_open_erasure on evidence.erasure (stream) where approved_by is null;

-- Append only, with one exception: content and salt may go, and nothing else, where two people erased the stream.
create or replace function evidence.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.content is not null and new.content is null and new.salt is null
      and to_jsonb(new) - '{content,salt}'::text[] = to_jsonb(old) - '{content,salt}'::text[]
      and exists (select from evidence.erasure e where e.stream = old.stream and e.approved_by is not null)
    then return new; end if;
  end if;
  raise exception 'evidence.event is append only';
end $$;

-- Two statements in a function: the second sees what was committed while the first waited.
create function evidence.hold(of_stream text) returns table (seq integer, hash text) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(of_stream, 0));
  return query select e.seq, e.hash from evidence.event e where e.stream = of_stream order by e.seq desc limit 1;
end $$;

-- Appends behind the link that the writer believes to be the last: its number, and its hash as the first of `hashes`.
-- Null where that is so; else nothing is written, the stream is held, and number and hash of its last link come back.
create function evidence.append(
  of_stream text, last_seq integer, types text[], at timestamptz, contents text[], salts text[], commitments text[], hashes text[]
) returns text language plpgsql as $$
declare
  seq  integer;
  hash text;
begin
  perform pg_advisory_xact_lock(hashtextextended(of_stream, 0));
  select e.seq, e.hash into seq, hash from evidence.event e where e.stream = of_stream order by e.seq desc limit 1;
  if coalesce(seq, 0) <> last_seq or coalesce(hash, hashes[1]) <> hashes[1] then
    return concat_ws(' ', coalesce(seq, 0), hash);
  end if;
  for n in 1 .. cardinality(types) loop
    insert into evidence.event (stream, seq, type, at, content, salt, commitment, previous, hash)
    values (of_stream, last_seq + n, types[n], append.at, contents[n], salts[n], commitments[n], hashes[n], hashes[n + 1]);
  end loop;
  return null;
end $$;

-- The tree over all events (RFC 6962 with SM3). Leaf `index` is over the link hash of the event at `position`.
create table evidence.leaf (
  index    bigint primary key,
  position bigint not null,
  hash     bytea  not null unique
);

-- How far the log has come; one row, held by whoever seals.
create table evidence.log (
  one     boolean primary key default true check (one),
  size    bigint not null,
  -- Every event up to this position is a leaf, or its number is a gap.
  settled bigint not null
);
insert into evidence.log (size, settled) values (0, 0);

-- Numbers up to `settled` that no event showed yet: their transaction runs, or was rolled back.
create table evidence.gap (
  position bigint primary key,
  noted_at timestamptz not null
);

create table evidence.tile (
  level  smallint not null,
  index  bigint   not null,
  hashes bytea    not null,
  primary key (level, index)
);

create table evidence.log_key (
  name        text        not null,
  public_key  bytea primary key,
  -- Sealed with the keyring.
  private_key bytea       not null,
  made_at     timestamptz not null
);

create table evidence.head (
  size      bigint primary key,
  root      bytea       not null,
  signed_at timestamptz not null,
  -- Text and the log's signature.
  note      text        not null
);

create table evidence.cosignature (
  size    bigint      not null references evidence.head,
  witness text        not null,
  at      timestamptz not null,
  line    text        not null,
  primary key (size, witness)
);

create function evidence.refuse_any_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append only', tg_table_name;
end $$;
create trigger append_only before update or delete on evidence.leaf
  for each row execute function evidence.refuse_any_change();
create trigger append_only before update or delete on evidence.head
  for each row execute function evidence.refuse_any_change();
create trigger append_only before update or delete on evidence.cosignature
  for each row execute function evidence.refuse_any_change();
