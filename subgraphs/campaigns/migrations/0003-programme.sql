-- The register as something that is kept: versions of its rows, who may write them, official texts seen from below, and
-- documents that form no circle. Runs as campaigns_migrator; campaigns_app reads and writes in scope and deletes nothing.

-- ---------- versions, and what outreach is held with
alter table campaigns.campaigns add column version int not null default 1,
  add constraint launched_after_plan check (campaigns.last_day(launched_on) >= campaigns.first_day(planned_on)),
  add constraint concluded_after_launch check (campaigns.last_day(concluded_on) >= campaigns.first_day(launched_on));
alter table campaigns.documents add column version int not null default 1;
alter table campaigns.activities add column version int not null default 1,
  add column partners uuid[] not null default '{}',
  add column materials jsonb not null default '[]' check (jsonb_typeof(materials) = 'array'),  -- [{kind, count}]
  -- what was done stays, also when the made-up campaign that it belonged to is taken away
  drop constraint activities_campaign_id_fkey,
  add foreign key (campaign_id) references campaigns.campaigns on delete set null;

-- meetings and ceremonies are events of the authorities: they tell residents nothing about drugs by themselves
create function campaigns.is_outreach(format text) returns boolean language sql immutable strict parallel safe as
  $$ select format not in ('WORKING_SESSION', 'INTERIM_REVIEW', 'CEREMONY') $$;

-- ---------- official texts come down from above: who is below may read them. They hold no figures.
create function campaigns.units_above() returns text[] language sql stable parallel safe as $$
  select array[left(app.scope(), 5), left(app.scope(), 10), left(app.scope(), 15), left(app.scope(), 20)] $$;
create policy read_from_below on campaigns.documents for select to campaigns_app
  using (skey = any (campaigns.units_above()));
create policy read_from_below on campaigns.criteria_sets for select to campaigns_app
  using (skey = any (campaigns.units_above()));

-- ---------- a document may replace others
create table campaigns.document_supersessions (
  document_id   uuid not null references campaigns.documents on delete cascade,
  supersedes_id uuid not null references campaigns.documents on delete cascade,
  primary key (document_id, supersedes_id),
  check (document_id <> supersedes_id)
);
create index supersessions_of on campaigns.document_supersessions (supersedes_id);
alter table campaigns.document_supersessions enable row level security;
create policy scope_read on campaigns.document_supersessions for select to campaigns_app using (
  exists (select from campaigns.documents d where d.id = document_id)
  and exists (select from campaigns.documents d where d.id = supersedes_id));

-- ---------- no document carries out, or replaces, itself by way of others
-- Links of a kind are added one transaction after the other: two that would close a circle together cannot both go through.
-- The owner looks at all links, also those that the caller may not see.
create function campaigns.refuse_circle() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare closed boolean;
begin
  perform pg_advisory_xact_lock(hashtext(format('%I.%I', tg_table_schema, tg_table_name)));
  execute format($q$
    with recursive up as (
      select document_id as start, %3$I as above from added
      union
      select up.start, l.%3$I from up join %1$I.%2$I l on l.document_id = up.above)
    select exists (select from up where start = above)$q$, tg_table_schema, tg_table_name, tg_argv[0]) into closed;
  if closed then
    raise exception 'links of documents would form a circle' using errcode = '23514', constraint = 'no_circle';
  end if;
  return null;
end $$;
create trigger no_circle after insert on campaigns.document_implementations
  referencing new table as added for each statement execute function campaigns.refuse_circle('implements_id');
create trigger no_circle after insert on campaigns.document_supersessions
  referencing new table as added for each statement execute function campaigns.refuse_circle('supersedes_id');

-- ---------- links are written by who may change the lower end and sees the upper one
create policy scope_insert on campaigns.document_implementations for insert to campaigns_app with check (app.may_write()
  and exists (select from campaigns.documents d where d.id = document_id and d.skey >= app.scope() and d.skey < app.scope() || '~')
  and exists (select from campaigns.documents d where d.id = implements_id));
create policy scope_insert on campaigns.document_supersessions for insert to campaigns_app with check (app.may_write()
  and exists (select from campaigns.documents d where d.id = document_id and d.skey >= app.scope() and d.skey < app.scope() || '~')
  and exists (select from campaigns.documents d where d.id = supersedes_id));
create policy scope_insert on campaigns.campaign_documents for insert to campaigns_app with check (app.may_write()
  and exists (select from campaigns.campaigns c where c.id = campaign_id)
  and exists (select from campaigns.documents d where d.id = document_id));

grant select on campaigns.document_supersessions to campaigns_app;
grant insert, update on campaigns.campaigns, campaigns.documents, campaigns.activities to campaigns_app;
grant insert on campaigns.document_implementations, campaigns.document_supersessions, campaigns.campaign_documents
  to campaigns_app;
