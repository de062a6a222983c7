-- What was read from a file is as private as the file: sealed with the keyring. `reading` holds what was read before.
alter table documents.document add column reading_sealed bytea;
