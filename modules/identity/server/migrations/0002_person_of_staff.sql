-- The person behind an account, by the keyed digest of the resident ID number: the same as in identity.person.
-- Accounts from before have none, and count as a person each.
alter table identity.staff add column person_digest text;
create index staff_person_digest on identity.staff (person_digest);
