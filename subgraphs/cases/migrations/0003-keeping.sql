-- The registers as something that is kept: versions against which changes are checked, who may write what, and how far a
-- register is confirmed to be complete. Runs as cases_migrator; cases_app writes in scope and deletes nothing but seizures.

alter table cases.police_cases add column version int not null default 1;
alter table cases.hotspots add column version int not null default 1;
alter table cases.tip_off_counts add column version int not null default 1;
alter table cases.rehabilitation_counts add column version int not null default 1;  -- the same for all rows of a report

-- a register is opened before any month of it is complete: until one is confirmed it vouches for nothing
alter table cases.register_coverage
  add column id uuid not null unique default gen_random_uuid(),
  add column version int not null default 1,
  alter column covered_to drop not null;
comment on column cases.register_coverage.covered_to is
  'Last day up to which the register is confirmed to be complete; null: it is kept, and nothing is confirmed yet';

grant insert, update on cases.police_cases, cases.hotspots, cases.tip_off_counts, cases.rehabilitation_counts,
  cases.register_coverage to cases_app;
-- what was published is published: a figure is never changed
grant insert on cases.published_case_figures to cases_app;

-- a correction says anew what was seized
create policy scope_insert on cases.seizures for insert to cases_app
  with check (app.may_write() and exists (select from cases.police_cases c where c.id = case_id));
create policy scope_delete on cases.seizures for delete to cases_app
  using (app.may_write() and exists (select from cases.police_cases c where c.id = case_id));
grant insert, delete on cases.seizures to cases_app;

-- What a monthly report said before it was corrected. The record of changes tells who corrected it and why; the counts stay
-- here, because they are of persons and nothing would mask them there.
create table cases.replaced_counts (
  register    text not null check (register in ('TIP_OFFS', 'REHABILITATION')),
  locality_id int not null,
  month       date not null,
  version     int not null,                       -- of the report that said so
  counts      jsonb not null,
  source      text not null,
  primary key (register, locality_id, month, version)
);
call app.protect('cases.replaced_counts', 'cases_app');
grant select, insert on cases.replaced_counts to cases_app;
