/** The cases that are asked about: made by SQL over the real units, some of which have many cases and most of which few. */
import pg from 'pg';

/** First and last day on which they happened. */
export const FROM = '2015-01-01';
export const TO = '2024-12-31';

/** One statement each: a register grows in the order of days, and its sums are kept along with it. */
const BATCH = 50_000;

/** Whose questions are asked: the unit with the most cases of its level, inside of the one before. */
export interface Place {
  level: 'COUNTRY' | 'PROVINCE' | 'DISTRICT' | 'WARD';
  unitId: number;
  code: string;
  skey: string;
  cases: number;
}

/** Made of the number of the case alone, so that every run has the same cases. */
const CASES = `
  insert into cases.police_cases (locality_id, occurred_on, offence, case_kind, reported_on, investigated_on, prosecuted_on,
    tried_on, closed_on, subject_count, provenance, source)
  select w.unit_id, d.day, (array['POSSESSION', 'TRAFFICKING', 'POSSESSION', 'TRANSPORT', 'ILLEGAL_USE', 'ORGANISING_USE'])[1 + r.c % 6],
    'CASE', d.day, case when r.d > 0 then d.day + 10 end, case when r.d > 2 then d.day + 70 end,
    case when r.d > 5 then d.day + 130 end, case when r.d > 7 then d.day + 160 end, case when r.c % 50 > 0 then 1 + r.c % 4 end,
    'SYNTHETIC', 'Benchmark'
  from generate_series($1::int, $2::int) i
  cross join lateral (select (hashint8extended(i, 1) & 65535) / 65536.0 as a, hashint8extended(i, 2) & 1023 as c,
    hashint8extended(i, 3) & 7 + (hashint8extended(i, 4) & 3) as d) r
  cross join lateral (select $3::date + (i::bigint * ($4::date - $3::date) / $5::int)::int as day) d
  join bench_wards w on w.at = floor(r.a * r.a * (select count(*) from bench_wards))`;

/** @returns the places, the whole country first */
export async function fill(url: string, rows: number): Promise<Place[]> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(`insert into cases.register_coverage (register, locality_id, covered_from, covered_to, finest_level, provenance, source)
      select 'CASES', unit_id, '${FROM}', '${TO}', 'WARD', 'SYNTHETIC', 'Benchmark' from app.placed_units where level = 'COUNTRY'`);
    await admin.query(`create temporary table bench_wards as
      select row_number() over (order by md5(code)) - 1 as at, unit_id from app.placed_units where level = 'WARD'`);
    await admin.query('create index on bench_wards (at)');
    await admin.query('analyze bench_wards');
    for (let first = 1; first <= rows; first += BATCH)
      await admin.query(CASES, [first, Math.min(first + BATCH - 1, rows), FROM, TO, rows]);
    // as autovacuum leaves a table that is some days old
    await admin.query('vacuum analyze cases.police_cases');
    await admin.query('vacuum analyze cases.case_monthly');
    return await places(admin);
  } finally {
    await admin.end();
  }
}

async function places(admin: pg.Client): Promise<Place[]> {
  const found: Place[] = [];
  for (const level of ['COUNTRY', 'PROVINCE', 'DISTRICT', 'WARD'] as const) {
    const { rows } = await admin.query<Place>(
      `select u.level, u.unit_id as "unitId", u.code, u.skey, count(*)::int as cases
       from app.placed_units u join cases.police_cases c on c.skey >= u.skey and c.skey < u.skey || '~'
       where u.level = $1 and starts_with(u.skey, $2) group by 1, 2, 3, 4 order by 5 desc, 3 limit 1`,
      [level, found.at(-1)?.skey ?? ''],
    );
    found.push(rows[0]!);
  }
  return found;
}
