-- Units with a permanent identity, what they were called and where they lay over time, what became of them, and their
-- statistics. Runs as localities_migrator, which owns all of it; localities_app reads in scope and writes nothing.

-- ---------- how far the directory reaches
create table localities.directory_states (
  horizon    date primary key,                    -- the last day on which all of the directory is known to be true
  known_from date,                                -- the first such day; before it the directory is an assumption
  source     text not null
);
alter table localities.directory_states enable row level security;
create policy known_to_all on localities.directory_states for select to localities_app using (app.scope() is not null);
grant select on localities.directory_states to localities_app;

-- ---------- spelling: "Hoà" = "Hòa", and bare letters for those who type none of the accents
create function localities.accented_key(value text) returns text language sql immutable strict parallel safe as $$
  select replace(replace(replace(replace(replace(
         replace(replace(replace(replace(replace(
         replace(replace(replace(replace(replace(lower(normalize(value, NFC)),
           'òa', 'oà'), 'óa', 'oá'), 'ỏa', 'oả'), 'õa', 'oã'), 'ọa', 'oạ'),
           'òe', 'oè'), 'óe', 'oé'), 'ỏe', 'oẻ'), 'õe', 'oẽ'), 'ọe', 'oẹ'),
           'ùy', 'uỳ'), 'úy', 'uý'), 'ủy', 'uỷ'), 'ũy', 'uỹ'), 'ụy', 'uỵ') $$;
create function localities.bare_key(value text) returns text language sql immutable strict parallel safe as
  $$ select regexp_replace(app.fold(value), '[^a-z0-9]', '', 'g') $$;

-- ---------- identity, versions, lineage
create table localities.units (
  id  int primary key,                            -- never reused, never deleted
  key text not null unique                        -- where it came into the directory: 'gso:16732', 'seed:khu-pho-soi'
);

create table localities.unit_versions (
  unit_id     int not null references localities.units,
  valid       daterange not null check (not isempty(valid) and not upper_inc(valid)),  -- lower null: since before it is known
  level       text not null check (level in ('COUNTRY', 'PROVINCE', 'DISTRICT', 'WARD', 'NEIGHBOURHOOD')),
  kind        text not null,
  code        text check (code ~ '^(VN|\d{2}|\d{3}|\d{5})$'),
  name        text not null,                      -- without its kind
  full_name   text not null,                      -- with it
  parent_id   int references localities.units,
  legal_basis text,
  skey        text collate "C" not null,
  accented_key text generated always as (localities.accented_key(full_name)) stored,
  bare_key     text generated always as (localities.bare_key(full_name)) stored,
  primary key (unit_id, valid),
  constraint unit_versions_one_at_a_time exclude using gist (unit_id with =, valid with &&),
  constraint unit_versions_code_once exclude using gist (code with =, valid with &&) where (code is not null)
);
create index unit_versions_skey on localities.unit_versions (skey);
create index unit_versions_parent on localities.unit_versions (parent_id, code);
create index unit_versions_bare on localities.unit_versions using gin (bare_key public.gin_trgm_ops);

create table localities.successions (
  predecessor_id int not null references localities.units,
  successor_id   int not null references localities.units,
  effective_on   date not null,
  kind           text not null check (kind in ('MERGE', 'SPLIT', 'RENAME', 'TRANSFER', 'ABOLISH')),
  coverage       text not null check (coverage in ('WHOLE', 'PART')),
  share          numeric(6, 5) check (share > 0 and share <= 1),  -- of the predecessor's population; null: unknown
  legal_basis    text,
  primary key (predecessor_id, successor_id, effective_on)
);

-- a version's key follows from its parent's
create function localities.place_version() returns trigger language plpgsql as $$
begin
  if new.parent_id is null then
    new.skey := app.seg(new.unit_id);
  else
    select v.skey || app.seg(new.unit_id) into new.skey from localities.unit_versions v
      where v.unit_id = new.parent_id and v.valid && new.valid order by lower(v.valid) desc nulls last limit 1;
    if not found then
      raise exception 'unit % has a parent, %, that does not exist in its period', new.unit_id, new.parent_id;
    end if;
  end if;
  return new;
end $$;
create trigger place before insert or update on localities.unit_versions
  for each row execute function localities.place_version();

-- the directory that all subgraphs scope by follows in the same transaction
create function localities.publish_added() returns trigger language plpgsql as $$
begin
  insert into app.unit_directory (unit_id, key, code, level, valid, skey)
    select v.unit_id, u.key, v.code, v.level, v.valid, v.skey from added v join localities.units u on u.id = v.unit_id;
  return null;
end $$;
create function localities.publish_removed() returns trigger language plpgsql as $$
begin
  delete from app.unit_directory d using removed v where d.unit_id = v.unit_id and d.valid = v.valid;
  return null;
end $$;
create trigger publish_insert after insert on localities.unit_versions
  referencing new table as added for each statement execute function localities.publish_added();
create trigger publish_delete after delete on localities.unit_versions
  referencing old table as removed for each statement execute function localities.publish_removed();
create trigger publish_update_old after update on localities.unit_versions
  referencing old table as removed for each statement execute function localities.publish_removed();
create trigger publish_update_new after update on localities.unit_versions
  referencing new table as added for each statement execute function localities.publish_added();

alter table localities.units enable row level security;
create policy scope_read on localities.units for select to localities_app
  using (exists (select from app.unit_directory d where d.unit_id = id));
alter table localities.unit_versions enable row level security;
create policy scope_read on localities.unit_versions for select to localities_app
  using (skey >= app.scope() and skey < app.scope() || '~');
alter table localities.successions enable row level security;
create policy scope_read on localities.successions for select to localities_app
  using (exists (select from app.unit_directory d where d.unit_id in (predecessor_id, successor_id)));
grant select on localities.units, localities.unit_versions, localities.successions to localities_app;

-- ---------- statistics: a value or null, for a period, with its source
create table localities.statistics (
  id          uuid primary key default gen_random_uuid(),
  locality_id int not null references localities.units,
  indicator   text not null check (indicator in ('POPULATION', 'HOUSEHOLDS', 'ETHNIC_MINORITY_SHARE')),
  value       numeric check (value >= 0),
  period      text not null,                      -- '2024-04', '2023-05-09': the precision is the source's
  period_from date not null,
  period_to   date not null check (period_to >= period_from),
  provenance  text not null check (provenance in ('REPORTED', 'PUBLISHED', 'SYNTHETIC')),
  source      text not null,
  unique (locality_id, indicator, period_from, period_to, provenance)
);
call app.protect('localities.statistics', 'localities_app');
create index statistics_of_locality on localities.statistics (locality_id, indicator, period_to desc);
-- data on ethnic groups are for planners only, whatever a query asks
create policy ethnic_data on localities.statistics as restrictive for select to localities_app
  using (indicator <> 'ETHNIC_MINORITY_SHARE' or current_setting('app.role', true) = 'planner');
grant select on localities.statistics to localities_app;

-- ---------- search: LIKE is not leakproof, so under row security it could not use the index; this states the scope itself
create function localities.search(bare text, accented text, on_day date, of_level text)
returns table (unit_id int, rank int, level_order int, skey text)
language sql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = 'force_custom_plan' as $$
  select v.unit_id,
    case
      when localities.bare_key(v.name) = $1 and (accented = '' or localities.accented_key(v.name) = accented) then 0
      when v.bare_key = $1 then 1
      when v.bare_key like $1 || '%' or localities.bare_key(v.name) like $1 || '%' then 2
      else 3
    end,
    array_position(array['COUNTRY', 'PROVINCE', 'DISTRICT', 'WARD', 'NEIGHBOURHOOD'], v.level),
    v.skey
  from localities.unit_versions v
  where v.skey >= app.scope() and v.skey < app.scope() || '~' and v.valid @> on_day
    and v.bare_key like '%' || $1 || '%'
    and (accented = '' or position(accented in v.accented_key) > 0)
    and (of_level = '' or v.level = of_level) $$;
revoke execute on function localities.search from public;
grant execute on function localities.search to localities_app;
