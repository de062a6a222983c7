-- A simulation goes through the submitted applications of a service, the newest first.
create index application_submitted on cases.application (service_id, submitted_at desc, id desc)
  where submitted_at is not null;
