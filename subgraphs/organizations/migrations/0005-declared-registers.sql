-- A unit says itself since when its register is complete: each declaration has an identity and a version like all that is
-- kept. Runs as organizations_migrator.

alter table organizations.register_coverage
  add column id uuid not null unique default gen_random_uuid(),
  add column version int not null default 1;
grant insert, update on organizations.register_coverage to organizations_app;
