create schema facts;

-- What the demo registers know. They play remote authorities; a real connector keeps nothing here.
create table facts.demo_register_entry (
  register text not null,
  -- keyed digest of the subject's code: the code itself stands only in the sealed values
  subject text not null,
  -- {element code: value}, encrypted
  sealed bytea not null,
  recorded_at timestamptz not null,
  primary key (register, subject)
);
