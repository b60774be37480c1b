-- Monthly sums of the cases of the country, of each province and of each district, kept by triggers: a province has too
-- many cases to count them for each question, or to count them for all of its districts. Below that level, the covering
-- index is as fast.

create table cases.case_monthly (
  skey             text collate "C" not null,
  month            date not null,
  offence          text not null,
  provenance       text not null,
  cases            int not null,
  subjects         int not null,                  -- over the cases that state a number
  subjects_unknown int not null,                  -- cases that do not
  primary key (skey, month, offence, provenance)
) with (fillfactor = 80);
alter table cases.case_monthly enable row level security;
create policy scope_read on cases.case_monthly for select to cases_app
  using (skey >= app.scope() and skey < app.scope() || '~');
grant select on cases.case_monthly to cases_app;

create function cases.roll_up() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  added constant text := 'select skey, occurred_on, offence, provenance, subject_count, 1 as sign from added';
  removed constant text := 'select skey, occurred_on, offence, provenance, subject_count, -1 as sign from removed';
begin
  if tg_op = 'TRUNCATE' then
    truncate cases.case_monthly;
    return null;
  end if;
  execute format($q$
    insert into cases.case_monthly as m
      select left(skey, 5 * depth), date_trunc('month', occurred_on)::date, offence, provenance,
             sum(sign), sum(sign * coalesce(subject_count, 0)), sum(case when subject_count is null then sign else 0 end)
      from (%s) x cross join generate_series(1, 3) depth
      where length(skey) >= 5 * depth
      group by 1, 2, 3, 4
      having sum(sign) <> 0 or sum(sign * coalesce(subject_count, 0)) <> 0
        or sum(case when subject_count is null then sign else 0 end) <> 0
      order by 1, 2, 3, 4                         -- one order of locks for all writers: otherwise they deadlock
    on conflict (skey, month, offence, provenance) do update set
      cases = m.cases + excluded.cases,
      subjects = m.subjects + excluded.subjects,
      subjects_unknown = m.subjects_unknown + excluded.subjects_unknown $q$,
    case tg_op when 'INSERT' then added when 'DELETE' then removed else added || ' union all ' || removed end);
  return null;
end $$;
create trigger roll_up_insert after insert on cases.police_cases
  referencing new table as added for each statement execute function cases.roll_up();
create trigger roll_up_delete after delete on cases.police_cases
  referencing old table as removed for each statement execute function cases.roll_up();
create trigger roll_up_update after update on cases.police_cases
  referencing old table as removed new table as added for each statement execute function cases.roll_up();
create trigger roll_up_truncate after truncate on cases.police_cases
  for each statement execute function cases.roll_up();
