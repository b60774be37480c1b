-- Criteria by name and by rule: versions of a set that follow each other, and assessments criterion by criterion.
-- Runs as campaigns_migrator; campaigns_app reads and adds in scope, and changes nothing that was assessed.

alter table campaigns.criteria_sets
  add column items jsonb not null default '[]',   -- [{code, title, section, rule, quarters}]; [] where only the total is known
  add column replaces_id uuid references campaigns.criteria_sets on delete set null,
  add column lineage uuid,                        -- the first version: what all versions of a set have in common
  add constraint items_are_all check (jsonb_typeof(items) = 'array' and jsonb_array_length(items) in (0, total));

create function campaigns.place_in_lineage() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.lineage := coalesce((select s.lineage from campaigns.criteria_sets s where s.id = new.replaces_id), new.id);
  return new;
end $$;
create trigger lineage before insert on campaigns.criteria_sets
  for each row execute function campaigns.place_in_lineage();
update campaigns.criteria_sets set lineage = id;
alter table campaigns.criteria_sets alter column lineage set not null;

-- as many met as the items say, all of them or none, and texts short
create function campaigns.items_fit(items jsonb, met int, total int) returns boolean language sql immutable parallel safe as $$
  select jsonb_typeof(items) = 'array' and (jsonb_array_length(items) = 0 or (jsonb_array_length(items) = total
    and met = (select count(*) from jsonb_array_elements(items) i where i ->> 'state' = 'MET')
    and not exists (select from jsonb_array_elements(items) i where length(i ->> 'obstacle') > 280))) $$;

alter table campaigns.criteria_assessments
  add column items jsonb not null default '[]',   -- [{code, state, basis, obstacle, helperId, documentIds, activityIds}]
  add constraint items_fit check (campaigns.items_fit(items, met, total)),
  add constraint assessed_once unique (campaign_id, criteria_set_id, assessed_on),
  drop constraint criteria_assessments_campaign_id_locality_id_fkey,
  add foreign key (campaign_id, locality_id) references campaigns.campaigns (id, locality_id) on delete cascade,
  drop constraint criteria_assessments_criteria_set_id_total_fkey,
  add foreign key (criteria_set_id, total) references campaigns.criteria_sets (id, total) on delete cascade;

grant insert on campaigns.criteria_sets, campaigns.criteria_assessments to campaigns_app;
