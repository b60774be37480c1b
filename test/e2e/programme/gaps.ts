/** Question 6: plans without a launch, launches without a pledge, pledges without outreach. */
import { expect, test } from '@jest/globals';
import { type AskedGraph, CUA_LO, NGHE_AN, NGHI_HUONG } from './asked-graph.js';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Row = any;

const DAY = '2024-06-30';
const SINCE = '2024-04-01';

/** The three lists by the ids of campaigns and the codes of units. */
const GAPS = `
  with mine as (select c.* from campaigns.campaigns c join tree t on t.unit_id = c.locality_id where t.top = $1),
  launched as (select * from mine where launched_on <= $2 and coalesce(concluded_on, '9999') > $2),
  pledged as (select distinct t.unit_id, t.code from organizations.pledges p join tree t on t.unit_id = p.locality_id and t.top = $1
    where p.signed_on <= $2 and coalesce(p.valid_until, 'infinity') >= $2::date and coalesce(p.renewed_on, 'infinity') > $2::date)
  select (select coalesce(json_agg(id order by id), '[]') from mine where coalesce(planned_on, known_by::text) <= $2 and coalesce(launched_on, '9999') > $2) as planned,
    (select coalesce(json_agg(id order by id), '[]') from launched) as launched,
    (select coalesce(json_agg(id order by id), '[]') from launched l where not exists (
      select from organizations.pledges p where p.campaign_id = l.id and p.signed_on <= $2)) as unsigned,
    (select coalesce(json_agg(code order by code), '[]') from pledged p where not exists (
      select from campaigns.activities a join tree below on below.top = p.code and below.unit_id = a.locality_id
      where a.held_on between $3 and $2 and a.format not in ('CEREMONY', 'WORKING_SESSION', 'INTERIM_REVIEW'))) as silent`;

/** What campaigns lack by themselves, and what is overdue. */
const HALTS = `
  with mine as (select c.*, t.code from campaigns.campaigns c join tree t on t.unit_id = c.locality_id where t.top = $1),
  running as (select * from mine where launched_on <= $2 and coalesce(concluded_on, '9999') > $2 and launched_on::date <= $2::date - 90)
  select (select count(*)::int from running r where not exists (select from campaigns.activities a
      where a.locality_id in (select b.unit_id from tree b where b.top = r.code) and a.held_on <= $2 and a.held_on::date > $2::date - 90
        and a.format not in ('CEREMONY', 'WORKING_SESSION', 'INTERIM_REVIEW'))) as "noOutreach",
    (select count(*)::int from running r where not exists (select from campaigns.criteria_assessments s
      where s.campaign_id = r.id and s.assessed_on between r.launched_on and $2)) as "notAssessed",
    (select count(*)::int from campaigns.tasks k join mine on mine.id = k.campaign_id
      where k.due_on < $2::date and coalesce(k.done_on, 'infinity') > $2::date) as "overdueTasks"`;

export function gapQuestions(graph: () => AskedGraph): void {
  test.each([NGHE_AN, CUA_LO, NGHI_HUONG])('the three lists of $role $unit are those of SQL', async (as) => {
    const { planned, launched, pledged } = await graph().ask('pledge-gaps', as, {
      asOf: DAY,
      outreachSince: SINCE,
      first: 500,
    });
    const ids = (nodes: Row[]) => nodes.map(({ id }) => id).sort();
    const [counted] = await graph().rows(GAPS, as.unit, DAY, SINCE);
    expect({
      planned: ids(planned.nodes.map(({ campaign }: Row) => campaign)),
      launched: ids(launched.nodes),
      unsigned: ids(launched.nodes.filter(({ hasPledge }: Row) => !hasPledge)),
      silent: pledged.nodes
        .filter(({ locality }: Row) => locality.activities.nodes.length === 0)
        .map(({ locality }: Row) => locality.code)
        .sort(),
    }).toEqual(counted);
  });

  test.each([NGHE_AN, CUA_LO, NGHI_HUONG])(
    '$role $unit is told what came to a halt for 90 days, as SQL counts',
    async (as) => {
      const data = await graph().ask('programme-gaps', as, { asOf: DAY, first: 500 });
      const [counted] = await graph().rows(HALTS, as.unit, DAY);
      expect(
        Object.fromEntries(
          ['noOutreach', 'notAssessed', 'overdueTasks'].map((name) => [name, data[name].nodes.length]),
        ),
      ).toEqual(counted);
    },
  );
}
