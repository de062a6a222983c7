-- The same licence as OFD and as a signed record, where the office has a key for the national algorithms.
alter table documents.licence
  add column ofd_digest text,
  add column record     jsonb;
