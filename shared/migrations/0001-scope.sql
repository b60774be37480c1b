-- The scope rule, once for all four subgraphs: a directory of units, the key range that a viewer may see, and the
-- procedure that puts a table under that rule. Runs as app_migrator.

-- ---------- helpers, inlined by the planner
-- nullif: after a transaction with a local setting a pooled session reads '' and not null, which would open every range
create function app.scope() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.scope', true), '') $$;
create function app.viewer_role() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.role', true), '') $$;
-- planners, analysts and auditors read; the three levels of administration keep the programme
create function app.may_write() returns boolean language sql stable parallel safe as
  $$ select coalesce(app.viewer_role() in ('province', 'district', 'ward'), false) $$;
create function app.seg(id int) returns text language sql immutable strict parallel safe as
  $$ select lpad(to_hex(id), 5, '0') $$;
create function app.fold(value text) returns text language sql immutable strict parallel safe as
  $$ select lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))) $$;

-- ---------- the unit directory: published by localities, read by every subgraph
create table app.unit_directory (
  unit_id int not null check (unit_id between 1 and 1048575),  -- what 5 hex digits hold
  key     text not null,                          -- stable name for loading: 'gso:16732', 'seed:khu-pho-soi'
  code    text,                                   -- GSO code while valid; sub-commune units have none
  level   text not null check (level in ('COUNTRY', 'PROVINCE', 'DISTRICT', 'WARD', 'NEIGHBOURHOOD')),
  valid   daterange not null check (not isempty(valid) and not upper_inc(valid)),
  skey    text collate "C" not null check (skey ~ '^([0-9a-f]{5})+$'),
  primary key (unit_id, valid)
);
create index unit_directory_code on app.unit_directory (code, valid);
create index unit_directory_skey on app.unit_directory (skey);
create index unit_directory_key on app.unit_directory (key);
comment on table app.unit_directory is
  'Which unit lies where, and when. skey: 5 hex digits a level from the country down; a unit''s subtree is the key range [skey, skey || ''~'')';

-- the last known state of each unit: where its rows are placed
create view app.placed_units with (security_invoker = true) as
  select distinct on (unit_id) unit_id, key, code, level, valid, skey
  from app.unit_directory order by unit_id, lower(valid) desc nulls last;

alter table app.unit_directory enable row level security;
create policy scope on app.unit_directory for select to app_reader
  using (skey >= app.scope() and skey < app.scope() || '~');
create policy load on app.unit_directory for select to app_loader using (true);
create policy publish on app.unit_directory to app_publisher using (true) with check (true);
grant usage on schema app to app_reader;
grant select on app.unit_directory, app.placed_units to app_reader, app_loader;
grant insert, update, delete on app.unit_directory to app_publisher;

-- ---------- entering a scope: the database itself turns a viewer's role and unit into a key range
-- (login roles plan every statement anew, for the scope of the moment; this one is the same for all and runs in each read)
create function app.enter_scope(viewer_role text, viewer_unit text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = 'force_generic_plan' as $$
declare
  unit_code text := split_part(viewer_unit, '@', 1);
  on_day date := nullif(split_part(viewer_unit, '@', 2), '')::date;
  found_unit record;
begin
  select d.skey, d.level into found_unit from app.unit_directory d
    where d.code = unit_code and (on_day is null or d.valid @> on_day)
    order by upper_inf(d.valid) desc, lower(d.valid) desc nulls last limit 1;
  if not found then
    raise exception 'the token''s unit % is not in the directory', viewer_unit using errcode = '42501';
  end if;
  if viewer_role in ('province', 'district', 'ward') and upper(viewer_role) <> found_unit.level then
    raise exception 'role % does not fit unit %, which is of level %', viewer_role, viewer_unit, found_unit.level
      using errcode = '42501';
  end if;
  perform set_config('app.scope', found_unit.skey, true), set_config('app.role', viewer_role, true);
end $$;
revoke execute on function app.enter_scope from public;
grant execute on function app.enter_scope to app_reader;

-- ---------- placing rows: a row's key is the database's business, never the caller's
create function app.place_row() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.skey := null;
  if new.locality_id is not null then
    select d.skey into new.skey from app.unit_directory d
      where d.unit_id = new.locality_id order by lower(d.valid) desc nulls last limit 1;
    if not found then
      raise exception 'locality u% is not in the directory', new.locality_id using errcode = '23503';
    end if;
  end if;
  return new;
end $$;

-- call app.protect('cases.police_cases', 'cases_app'): from then on the login role sees and writes only rows in scope.
-- Rows without a unit (documents of the centre, say) are seen in every scope, by nobody without one, and written by the
-- loader alone.
create procedure app.protect(target regclass, login_role text) language plpgsql as $$
begin
  execute format('alter table %s add column skey text collate "C"', target);
  execute format('create trigger place before insert or update on %s for each row execute function app.place_row()', target);
  execute format('alter table %s enable row level security', target);
  execute format($p$create policy scope_read on %s for select to %I
    using ((skey is null and app.scope() is not null) or (skey >= app.scope() and skey < app.scope() || '~'))$p$, target, login_role);
  execute format($p$create policy scope_insert on %s for insert to %I
    with check (app.may_write() and skey >= app.scope() and skey < app.scope() || '~')$p$, target, login_role);
  execute format($p$create policy scope_update on %s for update to %I
    using (app.may_write() and skey >= app.scope() and skey < app.scope() || '~')
    with check (app.may_write() and skey >= app.scope() and skey < app.scope() || '~')$p$, target, login_role);
  execute format($p$create policy scope_delete on %s for delete to %I
    using (app.may_write() and skey >= app.scope() and skey < app.scope() || '~')$p$, target, login_role);
end $$;
