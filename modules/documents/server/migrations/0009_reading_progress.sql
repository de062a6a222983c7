-- The stage that a reading is in, one small row while it lasts. Unlogged: after a crash nobody misses it, and it costs
-- no write-ahead log.
create unlogged table documents.reading_progress (
  document_id uuid    primary key,
  stage       text    not null,
  page        integer,
  pages       integer
);

-- Whoever asks for his place counts what waits.
create index document_waiting on documents.document (person_id, uploaded_at) where reading_state = 'waiting';
