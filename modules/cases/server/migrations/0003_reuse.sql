-- By material: the entry of the library that is used for it and the consent that this rests on, or that it was declined.
alter table cases.application add column reuse jsonb not null default '{}';
