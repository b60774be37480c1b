-- The decision what is hidden takes the counts of units once, by the shortest periods and lines, and adds them up; before, it
-- counted anew for months, quarters and years, and for lines and totals, and read all monthly sums of the country each time.
-- What is decided stays the same. Runs as cases_migrator.

-- An array of keys, not a join with them: of a function's rows the planner expects many, and reads the whole table.
create or replace function cases.case_cells(what text, parents text[], depth int, first_day date, last_day date, per text, by text)
returns cases.cell[] language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  found cases.cell[];
  -- columns stand in the text of the query: asked for each of a hundred thousand rows, which one is meant costs half the time
  line constant text := case by when 'offence' then 'r.offence' when 'stage' then 'r.stage' else '''''' end;
  value constant text := case when depth <= 3 then case what when 'CASES' then 'r.cases' else 'r.subjects' end
    when what = 'CASES' then '1' else 'coalesce(r.subject_count, 0)' end;
begin
  execute format($q$
    select array(
      select (x.skey, date_trunc($5, x.day)::date, x.line, sum(x.n), false)::cases.cell
      from (
        select %s as skey, %s as day, %s as line, sum(%s) as n from %s r
        where r.skey = any ($1) and %2$s between $3 and $4 group by 1, 2, 3) x
      group by x.skey, date_trunc($5, x.day), x.line) $q$,
    case when depth <= 3 then 'r.skey' else 'left(r.skey, 5 * $2)' end,
    case when depth <= 3 then 'r.month' else 'r.occurred_on' end,
    line, value,
    case when depth <= 3 then 'cases.case_monthly' else 'cases.police_cases' end)
  into found
  using array(
    select distinct d.skey from unnest(parents) p (skey) join app.unit_directory d on d.skey > p.skey and d.skey < p.skey || '~'
    where length(d.skey) = 5 * depth or (depth > 3 and length(d.skey) > 5 * depth)), depth, first_day, last_day, per;
  return found;
end $$;

-- The same counts by longer periods, and all lines together unless they are kept.
create function cases.add_up(cells cases.cell[], per text, keep_lines boolean) returns cases.cell[]
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select array(
    select (c.skey, date_trunc(per, c.day)::date, case when keep_lines then c.line else '' end, sum(c.value), false)::cases.cell
    from unnest(cells) c group by c.skey, date_trunc(per, c.day), case when keep_lines then c.line else '' end) $$;

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
  counted cases.cell[];
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
    counted := cases.cells_below(measure, parents, depth, since, until, pers[cardinality(pers)], by);
    longer_totals := null;
    longer_cells := null;
    for at in 1..cardinality(pers) loop
      totals := cases.hide_cells(cases.add_up(counted, pers[at], by = ''),
        case at when 1 then above_1 when 2 then above_2 else above_3 end, null, longer_totals, pers[at - 1]);
      cells := case when by = '' then totals else cases.hide_cells(cases.add_up(counted, pers[at], true),
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

revoke execute on function cases.add_up from public;
