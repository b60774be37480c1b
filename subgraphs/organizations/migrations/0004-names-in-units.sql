-- A name is looked up by an index within its unit and kind: lower() is not leakproof, so under row security the index on it
-- refused a second one and found none. Runs as organizations_migrator.

alter table organizations.organizations
  add column name_key text collate "C" not null generated always as (lower(name)) stored;
drop index organizations.organizations_one_name;
create unique index organizations_one_name on organizations.organizations (locality_id, kind, name_key) where valid_to is null;
