create schema evidence;

create table evidence.event (
  stream     text        not null,
  seq        integer     not null check (seq > 0),
  type       text        not null,
  at         timestamptz not null,
  -- JSON as text: the commitment is to these very bytes.
  content    text        not null,
  salt       text        not null,
  commitment text        not null,
  previous   text        not null,
  hash       text        not null,
  primary key (stream, seq)
);

create index event_by_time on evidence.event (at);

-- Append only: the table refuses every change of what is written. Who is stronger than the table is met by the chain.
create function evidence.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'evidence.event is append only';
end $$;

create trigger append_only before update or delete on evidence.event
  for each row execute function evidence.refuse_change();
create trigger no_truncate before truncate on evidence.event
  for each statement execute function evidence.refuse_change();
