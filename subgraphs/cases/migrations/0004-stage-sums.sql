-- Statistics by stage: the monthly sums and the covering index tell the stages of cases apart, so that a count of the cases
-- that stand at a stage loads no case.

drop index cases.police_cases_scope_count;
create index police_cases_scope_count on cases.police_cases (skey, occurred_on) include (offence, stage, subject_count, provenance);

truncate cases.case_monthly;
alter table cases.case_monthly
  add column stage text not null,                 -- the stage at which the cases stand now
  drop constraint case_monthly_pkey,
  add primary key (skey, month, offence, stage, provenance);

create or replace function cases.roll_up() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  added constant text := 'select skey, occurred_on, offence, stage, provenance, subject_count, 1 as sign from added';
  removed constant text := 'select skey, occurred_on, offence, stage, provenance, subject_count, -1 as sign from removed';
begin
  if tg_op = 'TRUNCATE' then
    truncate cases.case_monthly;
    return null;
  end if;
  execute format($q$
    insert into cases.case_monthly as m (skey, month, offence, stage, provenance, cases, subjects, subjects_unknown)
      select left(skey, 5 * depth), date_trunc('month', occurred_on)::date, offence, stage, provenance,
             sum(sign), sum(sign * coalesce(subject_count, 0)), sum(case when subject_count is null then sign else 0 end)
      from (%s) x cross join generate_series(1, 3) depth
      where length(skey) >= 5 * depth
      group by 1, 2, 3, 4, 5
      having sum(sign) <> 0 or sum(sign * coalesce(subject_count, 0)) <> 0
        or sum(case when subject_count is null then sign else 0 end) <> 0
      order by 1, 2, 3, 4, 5                      -- one order of locks for all writers: otherwise they deadlock
    on conflict (skey, month, offence, stage, provenance) do update set
      cases = m.cases + excluded.cases,
      subjects = m.subjects + excluded.subjects,
      subjects_unknown = m.subjects_unknown + excluded.subjects_unknown $q$,
    case tg_op when 'INSERT' then added when 'DELETE' then removed else added || ' union all ' || removed end);
  return null;
end $$;

insert into cases.case_monthly (skey, month, offence, stage, provenance, cases, subjects, subjects_unknown)
  select left(skey, 5 * depth), date_trunc('month', occurred_on)::date, offence, stage, provenance,
         count(*), coalesce(sum(subject_count), 0), count(*) filter (where subject_count is null)
  from cases.police_cases cross join generate_series(1, 3) depth
  where length(skey) >= 5 * depth group by 1, 2, 3, 4, 5;
