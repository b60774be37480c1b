-- The decision what is hidden looks only at the sums in which something has just been hidden; before, each round sorted all
-- cells of a level three times anew, also the many of which nothing is small. What is decided stays the same: a sum of which no
-- part was hidden in the last round would decide in this one what it decided before. Runs as cases_migrator.

-- Hides cells of one level of units until nothing more is to be hidden; of equal ones all or none.
--   above: the cells of their parents; totals: for lines that add up, their totals; longer: the same cells by longer periods, of
--   which the days are named by longer_per, only for counts that add up over time. All of these are decided before.
-- So a cell is part of up to three sums: of the units of a parent, of the lines of a unit, of the periods within a longer one.
-- In each of them the hidden parts must not follow from the sum and the parts that are shown; cases.cells_to_hide says how many
-- more must be hidden for that. A cell hidden for one sum touches its others, hence the rounds. All sums of a round decide on
-- what was hidden before it, so that the order of the sums changes nothing.
create or replace function cases.hide_cells(cells cases.cell[], above cases.cell[], totals cases.cell[],
  longer cases.cell[] default null, longer_per text default null) returns cases.cell[]
-- a plan for the arrays at hand: a plan for arrays of any length joins them by nested loops
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  hides boolean[];            -- by place of the cell in cells
  -- side by side, an element for each cell in each of its sums: number of the sum, whether it is hidden itself, place, value
  sums int[];
  sum_hides boolean[];
  places int[];
  counts bigint[];
  touched int[];
  newly int[];
  place int;
begin
  cells := array(select (c.skey, c.day, c.line, c.value, c.value < 5)::cases.cell from unnest(cells) c where c.value > 0);
  hides := array(select c.hidden from unnest(cells) c);
  if not true = any (hides) and not exists (select from unnest(above || totals || longer) hider where hider.hidden) then
    return cells;
  end if;

  -- the sums as numbers, which sort faster than keys of units; without those that no hidden cell or sum can reach: all sums of
  -- a cell stay among the units of its parent and within its longer period
  with c as materialized (
    select c.*, left(c.skey, -5) as parent, date_trunc(coalesce(longer_per, 'day'), c.day)::date as within
    from unnest(cells) with ordinality c (skey, day, line, value, hidden, place)),
  hiders as materialized (
    select 'units' as of, a.skey, a.day, a.line, a.skey as parent, date_trunc(coalesce(longer_per, 'day'), a.day)::date as within
    from unnest(above) a where a.hidden
    union all
    select 'lines', t.skey, t.day, '', left(t.skey, -5), date_trunc(coalesce(longer_per, 'day'), t.day)::date
    from unnest(totals) t where t.hidden
    union all
    select 'times', l.skey, l.day, l.line, left(l.skey, -5), l.day from unnest(longer) l where l.hidden),
  within_reach as materialized (
    select c.* from c where (c.parent, c.within) in (
      select h.parent, h.within from hiders h union all select s.parent, s.within from c s where s.hidden)),
  parts as (
    select 'units' as of, r.parent as skey, r.day, r.line, r.place, r.value from within_reach r
    union all
    select 'lines', r.skey, r.day, '', r.place, r.value from within_reach r where totals is not null
    union all
    select 'times', r.skey, r.within, r.line, r.place, r.value from within_reach r where longer is not null),
  numbered as (
    select dense_rank() over (order by p.skey, p.day, p.line, p.of) as sum, p.place, p.value,
      (p.of, p.skey, p.day, p.line) in (select h.of, h.skey, h.day, h.line from hiders h) as sum_hides
    from parts p)
  select array_agg(n.sum), array_agg(n.sum_hides), array_agg(n.place), array_agg(n.value)
  into sums, sum_hides, places, counts from numbered n;

  touched := array(
    select distinct p.sum from unnest(sums, sum_hides, places) p (sum, sum_hides, place) where p.sum_hides or hides[p.place]);
  loop
    newly := array(
      select distinct w.place
      from (
        select p.*, count(*) filter (where p.hidden) over parts as n, sum(p.value) filter (where p.hidden) over parts as hidden_sum,
          max(p.value) filter (where p.hidden) over parts as hidden_max, rank() over parts_in_order as rank
        from (
          select p.*, hides[p.place] as hidden
          from unnest(sums, sum_hides, places, counts) p (sum, sum_hides, place, value)
          where p.sum in (select t from unnest(touched) t)) p
        window parts as (partition by p.sum), parts_in_order as (partition by p.sum, p.hidden order by p.value)) w
      where not w.hidden and w.rank <= cases.cells_to_hide(w.n, w.hidden_sum, w.hidden_max, w.sum_hides));
    exit when newly = '{}';
    foreach place in array newly loop
      hides[place] := true;
    end loop;
    touched := array(
      select distinct p.sum from unnest(sums, places) p (sum, place) where p.place in (select n from unnest(newly) n));
  end loop;
  return array(
    select (c.skey, c.day, c.line, c.value, hides[c.place])::cases.cell
    from unnest(cells) with ordinality c (skey, day, line, value, hidden, place));
end $$;

-- As before, but the shortest periods are not added up again, and bands are looked for among hidden cells alone.
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
  added cases.cell[];
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
      added := case when at = cardinality(pers) then counted else cases.add_up(counted, pers[at], true) end;
      totals := cases.hide_cells(case when by = '' then added else cases.add_up(added, pers[at], false) end,
        case at when 1 then above_1 when 2 then above_2 else above_3 end, null, longer_totals, pers[at - 1]);
      cells := case when by = '' then totals else cases.hide_cells(added,
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
          max(c.value) over (partition by left(c.skey, -5), c.day, c.line) < 5
          and (by = '' or max(c.value) over (partition by c.skey, c.day) < 5)
          and (cardinality(pers) = 1
            or max(c.value) over (partition by c.skey, c.line, date_trunc(pers[cardinality(pers) - 1], c.day)) < 5) as banded
        from unnest(cells) c where c.hidden) w
      where w.skey = any (keys) and w.day between date_trunc(per, first_day) and last_day
      union all
      select c.skey, c.day, c.line, c.value, false, false from unnest(cells) c
      where not c.hidden and c.skey = any (keys) and c.day between date_trunc(per, first_day) and last_day;
  end loop;
end $$;
