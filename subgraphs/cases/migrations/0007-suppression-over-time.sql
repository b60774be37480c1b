-- What is hidden must not follow from other periods: a hidden month from its quarter and the two others, a hidden quarter
-- from its year. So periods that add up hide each other like units that do, and what is decided of a period is the same
-- whichever periods are asked for: years first, then their quarters, then their months.

-- As before, with one more sum that a cell may be part of. longer: the same cells by longer periods, decided before, of which
-- the days are named by longer_per; only for counts that add up over time.
drop function cases.hide_cells(cases.cell[], cases.cell[], cases.cell[]);
create function cases.hide_cells(cells cases.cell[], above cases.cell[], totals cases.cell[],
  longer cases.cell[] default null, longer_per text default null) returns cases.cell[]
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  were bigint := -1;
  are bigint;
begin
  cells := array(select (c.skey, c.day, c.line, c.value, c.value < 5)::cases.cell from unnest(cells) c where c.value > 0);
  loop
    select count(*) filter (where c.hidden) into are from unnest(cells) c;
    exit when are = were or (are = 0 and not exists (
      select from unnest(above || coalesce(totals, '{}') || coalesce(longer, '{}')) hider where hider.hidden));
    were := are;
    cells := array(
      select (w.skey, w.day, w.line, w.value, w.hidden
        or w.unit_rank <= cases.cells_to_hide(w.unit_n, w.unit_sum, w.unit_max, w.above_hidden)
        or (totals is not null and w.line_rank <= cases.cells_to_hide(w.line_n, w.line_sum, w.line_max, w.total_hidden))
        or (longer is not null and w.time_rank <= cases.cells_to_hide(w.time_n, w.time_sum, w.time_max, w.longer_hidden)))::cases.cell
      from (
        select c.*, a.skey is not null as above_hidden, t.skey is not null as total_hidden, l.skey is not null as longer_hidden,
          count(*) filter (where c.hidden) over units as unit_n, sum(c.value) filter (where c.hidden) over units as unit_sum,
          max(c.value) filter (where c.hidden) over units as unit_max,
          rank() over (units_in_order) as unit_rank,
          count(*) filter (where c.hidden) over lines as line_n, sum(c.value) filter (where c.hidden) over lines as line_sum,
          max(c.value) filter (where c.hidden) over lines as line_max,
          rank() over (lines_in_order) as line_rank,
          count(*) filter (where c.hidden) over times as time_n, sum(c.value) filter (where c.hidden) over times as time_sum,
          max(c.value) filter (where c.hidden) over times as time_max,
          rank() over (times_in_order) as time_rank
        from (select u.*, left(u.skey, -5) as parent, date_trunc(coalesce(longer_per, 'day'), u.day)::date as within from unnest(cells) u) c
        left join unnest(above) a on a.hidden and a.skey = c.parent and a.day = c.day and a.line = c.line
        left join unnest(totals) t on t.hidden and t.skey = c.skey and t.day = c.day
        left join unnest(longer) l on l.hidden and l.skey = c.skey and l.day = c.within and l.line = c.line
        window units as (partition by c.parent, c.day, c.line),
          units_in_order as (partition by c.parent, c.day, c.line, c.hidden order by c.value),
          lines as (partition by c.skey, c.day),
          lines_in_order as (partition by c.skey, c.day, c.hidden order by c.value),
          times as (partition by c.skey, c.line, c.within),
          times_in_order as (partition by c.skey, c.line, c.within, c.hidden order by c.value)) w);
  end loop;
  return cells;
end $$;

-- The counts of the children of some units, for the decision.
create function cases.cells_below(measure text, parents text[], depth int, first_day date, last_day date, per text, by text)
returns cases.cell[] language sql stable set search_path = pg_catalog, pg_temp as $$
  select case measure
    when 'TIP_OFFS' then cases.tip_off_cells(parents, depth, first_day, last_day, per)
    when 'REHABILITATION' then cases.rehabilitation_cells(parents, depth, first_day, last_day, per)
    else cases.case_cells(measure, parents, depth, first_day, last_day, per, by) end $$;

create or replace function cases.decided_cells(measure text, keys text[], first_day date, last_day date, per text, by text)
returns table (skey text, day date, line text, value bigint, hidden boolean, banded boolean)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  -- stocks of persons are not added up over time: each period stands for itself
  pers constant text[] := case when measure = 'REHABILITATION' or upper(per) = 'YEAR' then array[lower(per)]
    when upper(per) = 'QUARTER' then array['year', 'quarter'] else array['year', 'quarter', 'month'] end;
  since constant date := case when cardinality(pers) = 1 then first_day else date_trunc('year', first_day) end;
  until constant date := case when cardinality(pers) = 1 then last_day else date_trunc('year', last_day) + interval '1 year - 1 day' end;
  parents text[];
  totals cases.cell[];
  cells cases.cell[];
  longer_totals cases.cell[];
  longer_cells cases.cell[];
  -- of the units one level higher: by place in pers
  above_1 cases.cell[]; above_2 cases.cell[]; above_3 cases.cell[];
  lines_above_1 cases.cell[]; lines_above_2 cases.cell[]; lines_above_3 cases.cell[];
begin
  for depth in 1..5 loop
    parents := array(select distinct left(k, 5 * (depth - 1)) from unnest(keys) k where length(k) >= 5 * depth);
    exit when parents = '{}';
    longer_totals := null;
    longer_cells := null;
    for at in 1..cardinality(pers) loop
      totals := cases.hide_cells(cases.cells_below(measure, parents, depth, since, until, pers[at], ''),
        case at when 1 then above_1 when 2 then above_2 else above_3 end, null, longer_totals, pers[at - 1]);
      cells := case when by = '' then totals else cases.hide_cells(cases.cells_below(measure, parents, depth, since, until, pers[at], by),
        case at when 1 then lines_above_1 when 2 then lines_above_2 else lines_above_3 end, totals, longer_cells, pers[at - 1]) end;
      case at
        when 1 then above_1 := totals; lines_above_1 := cells;
        when 2 then above_2 := totals; lines_above_2 := cells;
        else above_3 := totals; lines_above_3 := cells;
      end case;
      longer_totals := totals;
      longer_cells := cells;
    end loop;
    -- 1 to 4 is said of a cell only where no larger one is hidden with it: otherwise the band would tell which is which
    return query
      select w.skey, w.day, w.line, w.value, w.hidden, w.banded
      from (
        select c.*,
          max(c.value) filter (where c.hidden) over (partition by left(c.skey, -5), c.day, c.line) < 5
          and (by = '' or max(c.value) filter (where c.hidden) over (partition by c.skey, c.day) < 5)
          and (cardinality(pers) = 1
            or max(c.value) filter (where c.hidden) over (partition by c.skey, c.line, date_trunc(pers[cardinality(pers) - 1], c.day)) < 5) as banded
        from unnest(cells) c) w
      where w.skey = any (keys) and w.day between date_trunc(per, first_day) and last_day;
  end loop;
end $$;

revoke execute on function cases.hide_cells, cases.cells_below from public;
