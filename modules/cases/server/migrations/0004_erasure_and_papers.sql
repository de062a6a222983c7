-- When what the applicant wrote and what was found out about him was erased by law (个人信息保护法第四十七条). Number,
-- service, dates and outcome stay.
alter table cases.application add column erased_at timestamptz;
-- Whether each letter and notice is on record with its digest: those of applications from before are not.
alter table cases.application add column papers_recorded boolean not null default false;
-- Documents that were uploaded for it and taken out or replaced: without this nobody knew what they were for.
alter table cases.application add column former_documents uuid[] not null default '{}';
