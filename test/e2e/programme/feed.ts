/** Question 21: what the hub was told of since a moment, counted from the records themselves. */
import type { Viewer } from '@diaban/shared/scope/viewer';
import { expect, test } from '@jest/globals';
import { type AskedGraph, CUA_LO, NGHE_AN, NGHI_HUONG } from './asked-graph.js';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Row = any;

/** A quarter; the moments are midnights of UTC, so that noon in Vietnam lies well between them. */
const FROM = '2024-04-01';
const TO = '2024-07-01';

/** What the records say that happened in the quarter, by kind and id. Documents of the centre and of units above are told too. */
const HAPPENED = `
  with mine as (select unit_id from tree where top = $1),
    above as (select a.unit_id from app.placed_units u join app.placed_units a on starts_with(u.skey, a.skey) where u.code = $1)
  select kind || ' ' || id as told from (
    select 'CREATED' as kind, id, planned_on as day from campaigns.campaigns where locality_id in (select unit_id from mine) and (planned_on is not null or launched_on is null)
    union all select 'LAUNCHED', id, launched_on from campaigns.campaigns where locality_id in (select unit_id from mine)
    union all select 'CONCLUDED', id, concluded_on from campaigns.campaigns where locality_id in (select unit_id from mine)
    union all select 'ISSUED', id, coalesce(issued_on, known_by::text) from campaigns.documents
      where locality_id is null or locality_id in (select unit_id from mine union select unit_id from above)
    union all select 'SIGNED', id, signed_on from organizations.pledges where locality_id in (select unit_id from mine)
    union all select 'SUBMITTED', id, submitted_on::text from campaigns.reports where locality_id in (select unit_id from mine)
    union all select 'APPROVED', id, approved_on::text from campaigns.reports where locality_id in (select unit_id from mine)) told
  where day >= $2 and day < $3 order by 1`;

export function feedQuestions(graph: () => AskedGraph): void {
  const told = (as: Viewer, variables: object = {}) =>
    graph().all('changes-since', as, {
      page: ({ changes }) => changes,
      since: `${FROM}T00:00:00Z`,
      until: `${TO}T00:00:00Z`,
      first: 500,
      ...variables,
    });

  test.each([NGHE_AN, CUA_LO, NGHI_HUONG])(
    '$role $unit is told what happened in its scope in a quarter, the latest first',
    async (as) => {
      const changes = await told(as);
      const happened = await graph().rows(HAPPENED, as.unit, FROM, TO);
      expect(changes.map(({ kind, entityId }) => `${kind} ${entityId}`).sort()).toEqual(
        happened.map(({ told: one }: Row) => one),
      );
      const moments = changes.map(({ at }) => at);
      expect(moments).toEqual([...moments].sort().reverse());
      expect(new Set(changes.map(({ role }) => role))).toEqual(new Set(['load']));
    },
  );

  test('is narrowed to launches, each with its day and the source that says so', async () => {
    const launches = await told(NGHE_AN, { kinds: ['LAUNCHED'] });
    expect(launches.length).toBeGreaterThan(5);
    for (const { at, entity, fields } of launches) {
      const field = (name: string) => fields.find((one: Row) => one.name === name)?.after;
      expect([entity, at]).toEqual(['Campaign', `${field('launchedOn')}T05:00:00.000Z`]);
      expect(field('provenance')).toBe('SYNTHETIC');
    }
  });

  test('since a later moment tells nothing of what was before', async () => {
    const late = await told(CUA_LO, { since: '2024-06-15T00:00:00Z' });
    const all = await told(CUA_LO);
    expect(late).toEqual(all.filter(({ at }) => at >= '2024-06-15'));
    expect(late.length).toBeLessThan(all.length);
  });
}
