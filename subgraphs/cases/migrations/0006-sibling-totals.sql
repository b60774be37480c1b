-- What units know of the units beside them: totals of whole districts and provinces, each hidden where it is small. This is
-- the one way out of a viewer's scope, so it answers with totals alone and decides itself what may be seen.

-- the days for which a register vouches at a unit, whoever keeps it
create function cases.covered_spans(of_register text, unit_key text, unit_level text) returns json
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(json_agg(json_build_object(
    'from', r.covered_from, 'to', r.covered_to, 'provenance', r.provenance, 'source', r.source) order by r.covered_from), '[]')
  from cases.register_coverage r
  where r.register = of_register and r.covered_to is not null
    and r.skey in (select left(unit_key, n) from generate_series(5, length(unit_key), 5) n)
    and array_position(array['COUNTRY', 'PROVINCE', 'DISTRICT', 'WARD', 'NEIGHBOURHOOD'], unit_level)
      <= array_position(array['COUNTRY', 'PROVINCE', 'DISTRICT', 'WARD', 'NEIGHBOURHOOD'], r.finest_level) $$;

-- For each district or province in scope a row for each unit beside it. Cases are masked as persons are, because the viewer
-- may not look at the cases themselves. cells: a period is absent where there was nothing to count.
create function cases.sibling_totals(of_units int[], first_day date, last_day date, per text)
returns table (of_unit int, unit_id int, code text, spans json, cells json)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with pairs as materialized (
    select u.unit_id as of_unit, s.unit_id, s.skey, s.code, s.level
    from app.placed_units u join app.placed_units s on left(s.skey, -5) = left(u.skey, -5) and s.unit_id <> u.unit_id
    where u.unit_id = any (of_units) and u.skey >= app.scope() and u.skey < app.scope() || '~'
      and u.level in ('DISTRICT', 'PROVINCE') and s.level = u.level),
  siblings as materialized (select distinct p.unit_id, p.skey, p.level from pairs p),
  keys as materialized (select array_agg(s.skey) as all from siblings s),
  decided as materialized (
    select d.skey, d.day, 'CASES' as measure, d.hidden from keys k, cases.decided_cells('CASES', k.all, first_day, last_day, per, '') d
    union all
    select d.skey, d.day, 'SUBJECTS', d.hidden from keys k, cases.decided_cells('SUBJECTS', k.all, first_day, last_day, per, '') d),
  counted as materialized (
    select m.skey, date_trunc(per, m.month)::date as day, sum(m.cases) as cases, sum(m.subjects) as subjects,
           sum(m.subjects_unknown) > 0 as unstated, bool_or(m.provenance = 'SYNTHETIC') as synthetic
    from siblings s join cases.case_monthly m on m.skey = s.skey
    where m.month between first_day and last_day and m.cases > 0 group by 1, 2),
  shown as (
    select c.skey, json_agg(json_build_object('from', c.day, 'synthetic', c.synthetic,
      'cases', case when not coalesce(n.hidden, false) then c.cases end, 'casesHidden', coalesce(n.hidden, false),
      'subjects', case when not coalesce(p.hidden, false) and not c.unstated then c.subjects end,
      'subjectsHidden', coalesce(p.hidden, false))) as cells
    from counted c
    left join decided n on n.skey = c.skey and n.day = c.day and n.measure = 'CASES'
    left join decided p on p.skey = c.skey and p.day = c.day and p.measure = 'SUBJECTS'
    group by c.skey)
  select p.of_unit, p.unit_id, p.code, cases.covered_spans('CASES', p.skey, p.level), coalesce(c.cells, '[]')
  from pairs p left join shown c on c.skey = p.skey order by p.of_unit, p.skey $$;

revoke execute on function cases.sibling_totals, cases.covered_spans from public;
grant execute on function cases.sibling_totals to cases_app;
