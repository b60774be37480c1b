-- Which counts of persons are not shown. A count from 1 to 4 is hidden; and where only one unit of a parent is hidden, it
-- would follow from the parent's total and its siblings, so the smallest of these is hidden too. What is hidden is decided
-- over all siblings of a period, whoever asks for whichever of them, and never over what a viewer happens to see.

create type cases.cell as (
  skey   text collate "C",                        -- the unit that the count is about, with all below it
  day    date,                                    -- first day of the period
  line   text,                                    -- offence, stage or state; '' for all together
  value  bigint,
  hidden boolean
);

-- ---------- the rule for one group whose total is known; suppression.rules.ts says it again for readers and for tests
create function cases.cells_to_hide(hidden bigint, hidden_sum numeric, hidden_max bigint, total_hidden boolean) returns int
language sql immutable parallel safe as $$
  select case
    -- a hidden total would follow from parts that are all shown; one hidden part would tell it within a few persons
    when hidden = 0 then case when total_hidden then 2 else 0 end
    when hidden = 1 or hidden_sum < 5 then 1
    -- all ones or all fours: the sum and the band would tell each of them
    when hidden_max < 5 and hidden_sum in (hidden, 4 * hidden) then 1
    else 0 end $$;

-- Hides cells of one level of units until nothing more is to be hidden; of equal ones all or none. above: the cells of their parents, decided before;
-- totals: for lines that add up, their totals, decided before.
create function cases.hide_cells(cells cases.cell[], above cases.cell[], totals cases.cell[]) returns cases.cell[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  were bigint := -1;
  are bigint;
begin
  cells := array(select (c.skey, c.day, c.line, c.value, c.value < 5)::cases.cell from unnest(cells) c where c.value > 0);
  loop
    select count(*) filter (where c.hidden) into are from unnest(cells) c;
    exit when are = were or (are = 0 and not exists (
      select from unnest(above || coalesce(totals, '{}')) hider where hider.hidden));
    were := are;
    cells := array(
      select (w.skey, w.day, w.line, w.value, w.hidden
        or w.unit_rank <= cases.cells_to_hide(w.unit_n, w.unit_sum, w.unit_max, w.above_hidden)
        or (totals is not null and w.line_rank <= cases.cells_to_hide(w.line_n, w.line_sum, w.line_max, w.total_hidden)))::cases.cell
      from (
        select c.*, a.skey is not null as above_hidden, t.skey is not null as total_hidden,
          count(*) filter (where c.hidden) over units as unit_n, sum(c.value) filter (where c.hidden) over units as unit_sum,
          max(c.value) filter (where c.hidden) over units as unit_max,
          rank() over (units_in_order) as unit_rank,
          count(*) filter (where c.hidden) over lines as line_n, sum(c.value) filter (where c.hidden) over lines as line_sum,
          max(c.value) filter (where c.hidden) over lines as line_max,
          rank() over (lines_in_order) as line_rank
        from unnest(cells) c
        left join unnest(above) a on a.hidden and a.skey = left(c.skey, -5) and a.day = c.day and a.line = c.line
        left join unnest(totals) t on t.hidden and t.skey = c.skey and t.day = c.day
        window units as (partition by left(c.skey, -5), c.day, c.line),
          units_in_order as (partition by left(c.skey, -5), c.day, c.line, c.hidden order by c.value),
          lines as (partition by c.skey, c.day),
          lines_in_order as (partition by c.skey, c.day, c.hidden order by c.value)) w);
  end loop;
  return cells;
end $$;

-- ---------- the counts of all children of some units: only for the decision, they leave these functions as flags
create function cases.keys_below(parents text[], depth int) returns setof text language sql stable
set search_path = pg_catalog, pg_temp as $$
  select distinct d.skey from unnest(parents) p (skey)
  join app.unit_directory d on d.skey > p.skey and d.skey < p.skey || '~' and length(d.skey) = 5 * depth $$;

create function cases.case_cells(what text, parents text[], depth int, first_day date, last_day date, per text, by text)
returns cases.cell[] language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if depth <= 3 then
    return array(
      select (k.skey, date_trunc(per, m.month)::date, case by when 'offence' then m.offence when 'stage' then m.stage else '' end,
              sum(case what when 'CASES' then m.cases else m.subjects end), false)::cases.cell
      from cases.keys_below(parents, depth) k (skey) join cases.case_monthly m on m.skey = k.skey
      where m.month between first_day and last_day
      group by k.skey, date_trunc(per, m.month), case by when 'offence' then m.offence when 'stage' then m.stage else '' end);
  end if;
  return array(
    select (left(c.skey, 5 * depth), date_trunc(per, c.occurred_on)::date, case by when 'offence' then c.offence when 'stage' then c.stage else '' end,
            sum(case what when 'CASES' then 1 else coalesce(c.subject_count, 0) end), false)::cases.cell
    from unnest(parents) p (skey) join cases.police_cases c on c.skey > p.skey and c.skey < p.skey || '~' and length(c.skey) >= 5 * depth
    where c.occurred_on between first_day and last_day
    group by left(c.skey, 5 * depth), date_trunc(per, c.occurred_on), case by when 'offence' then c.offence when 'stage' then c.stage else '' end);
end $$;

create function cases.tip_off_cells(parents text[], depth int, first_day date, last_day date, per text)
returns cases.cell[] language sql stable set search_path = pg_catalog, pg_temp as $$
  select array_agg((x.skey, x.day, '', x.n, false)::cases.cell) from (
    select left(t.skey, 5 * depth) as skey, date_trunc(per, t.month)::date as day, sum(t.tip_offs) as n
    from unnest(parents) p (skey) join cases.tip_off_counts t on t.skey > p.skey and t.skey < p.skey || '~' and length(t.skey) >= 5 * depth
    where t.month between first_day and last_day group by 1, 2) x $$;

create function cases.rehabilitation_cells(parents text[], depth int, first_day date, last_day date, per text)
returns cases.cell[] language sql stable set search_path = pg_catalog, pg_temp as $$
  select array_agg((x.skey, x.day, x.state, x.n, false)::cases.cell) from (
    select left(l.skey, 5 * depth) as skey, l.day, l.state, sum(l.persons) as n
    from (
      select distinct on (r.locality_id, r.state, date_trunc(per, r.month)) r.skey, date_trunc(per, r.month)::date as day, r.state, r.persons
      from unnest(parents) p (skey) join cases.rehabilitation_counts r on r.skey > p.skey and r.skey < p.skey || '~' and length(r.skey) >= 5 * depth
      where r.month between first_day and last_day
      order by r.locality_id, r.state, date_trunc(per, r.month), r.month desc) l
    group by 1, 2, 3) x $$;

-- ---------- the decision for some units: their siblings are looked at, and the siblings of the units above them, from the
-- country down. by: 'offence' or 'stage' for a line for each, '' for all together.
create function cases.decided_cells(measure text, keys text[], first_day date, last_day date, per text, by text)
returns table (skey text, day date, line text, value bigint, hidden boolean, banded boolean)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  parents text[];
  totals cases.cell[];
  cells cases.cell[];
begin
  for depth in 1..5 loop
    parents := array(select distinct left(k, 5 * (depth - 1)) from unnest(keys) k where length(k) >= 5 * depth);
    exit when parents = '{}';
    if measure in ('SUBJECTS', 'CASES') then
      totals := cases.hide_cells(cases.case_cells(measure, parents, depth, first_day, last_day, per, ''), totals, null);
      cells := case when by = '' then totals
        else cases.hide_cells(cases.case_cells(measure, parents, depth, first_day, last_day, per, by), cells, totals) end;
    else
      cells := cases.hide_cells(
        case measure when 'TIP_OFFS' then cases.tip_off_cells(parents, depth, first_day, last_day, per)
          else cases.rehabilitation_cells(parents, depth, first_day, last_day, per) end, cells, null);
    end if;
    -- 1 to 4 is said of a cell only where no larger one is hidden with it: otherwise the band would tell which is which
    return query
      select w.skey, w.day, w.line, w.value, w.hidden, w.banded
      from (
        select c.*,
          max(c.value) filter (where c.hidden) over (partition by left(c.skey, -5), c.day, c.line) < 5
          and (by = '' or max(c.value) filter (where c.hidden) over (partition by c.skey, c.day) < 5) as banded
        from unnest(cells) c) w
      where w.skey = any (keys);
  end loop;
end $$;

-- What is hidden of units in scope: flags alone, never a count.
create function cases.hidden_cells(measure text, unit_ids int[], first_day date, last_day date, per text, by text default '')
returns table (unit_id int, day date, line text, banded boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with asked as materialized (
    select u.unit_id, u.skey from app.placed_units u
    where u.unit_id = any (unit_ids) and u.skey >= app.scope() and u.skey < app.scope() || '~')
  select a.unit_id, d.day, d.line, d.banded
  from cases.decided_cells(measure, array(select skey from asked), first_day, last_day, per, by) d join asked a on a.skey = d.skey
  where d.hidden $$;

revoke execute on function cases.hidden_cells, cases.decided_cells, cases.hide_cells, cases.case_cells, cases.tip_off_cells,
  cases.rehabilitation_cells, cases.keys_below, cases.cells_to_hide from public;
grant execute on function cases.hidden_cells to cases_app;
