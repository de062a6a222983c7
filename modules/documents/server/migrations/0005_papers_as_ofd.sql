-- Letters and notices as OFD too, where the office has a key for the national algorithms.
alter table documents.letter add column ofd_digest text;
alter table documents.paper add column ofd_digest text;
