-- What was submitted, while the application is sent back to be mended: the department reads this and not what the
-- applicant is changing. Null for those that were sent back before; and else, when nothing is being mended.
alter table cases.application add column submitted jsonb;
