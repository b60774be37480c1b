/** Questions 7 and 8: how far documents came down, and how far the targets of pilots are reached. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { expect, test } from '@jest/globals';
import { type AskedGraph, BAC_HONG, HA_TINH, HONG_LINH } from './asked-graph.js';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Row = any;

/** Documents below 36-CT/TW that a unit sees: its own, those of units below it and of units above it. */
const CASCADE = `
  with recursive below (id) as (
    select document_id from campaigns.document_implementations where implements_id = $2
    union select l.document_id from campaigns.document_implementations l join below b on b.id = l.implements_id),
  seen as (select d.* from campaigns.documents d join below using (id)
    where d.locality_id in (select unit_id from tree where top = $1)
      or d.locality_id in (select a.unit_id from tree t join tree a on a.code = t.top and a.top = t.top where t.code = $1))
  select (select json_agg(json_build_array(d.id, d.issued_on::date - '2019-08-16'::date) order by d.id) from seen d where length(d.issued_on) = 10) as lags,
    (select json_agg(json_build_array(level, units, issued) order by level) from (
      select t.level, count(distinct t.unit_id) as units, count(distinct s.locality_id) as issued
      from tree t left join seen s on s.locality_id = t.unit_id
      where t.top = $1 and t.level in ('PROVINCE', 'DISTRICT', 'WARD') group by t.level) l) as levels`;

/** Coverage targets of campaigns under a unit by the end of 2024. */
const TARGETS = `
  select c.id, count(distinct w.unit_id)::int as units,
    count(distinct w.unit_id) filter (where exists (select from campaigns.campaigns m where m.locality_id = w.unit_id and m.kind = c.kind and m.launched_on <= '2024-12-31')
      or exists (select from campaigns.documents d where d.locality_id = w.unit_id and d.kind = 'PLAN' and d.issued_on <= '2024-12-31' and exists (
        select from campaigns.campaign_documents l where l.campaign_id = c.id and (l.document_id = d.id or l.document_id in (
          select implements_id from campaigns.document_implementations i where i.document_id = d.id)))))::int as deployed,
    count(distinct w.unit_id) filter (where exists (select from campaigns.activities a
      where a.locality_id in (select b.unit_id from tree b where b.top = w.code) and a.held_on between c.launched_on and '2024-12-31'
        and a.format not in ('CEREMONY', 'WORKING_SESSION', 'INTERIM_REVIEW')))::int as communicated,
    count(distinct w.unit_id) filter (where exists (select from organizations.pledges p
      where p.locality_id in (select b.unit_id from tree b where b.top = w.code) and p.signed_on <= '2024-12-31'
        and coalesce(p.valid_until, 'infinity') >= '2024-12-31' and coalesce(p.withdrawn_on, 'infinity') > '2024-12-31'
        and coalesce(p.renewed_on, 'infinity') > '2024-12-31'))::int as pledged
  from tree t join campaigns.campaigns c on c.locality_id = t.unit_id and c.coverage_unit_level = 'WARD'
  join tree w on w.top = t.code and w.level = 'WARD' where t.top = $1 group by c.id order by c.id`;

/** Pledges signed by the end of 2024 in each commune-level unit under a unit, with those of the units below it. */
const PLEDGED = `
  select w.code, (select count(*)::int from tree b join organizations.pledges p on p.locality_id = b.unit_id and p.kind = 'PLEDGE'
    and p.signed_on <= '2024-12-31' where b.top = w.code) as pledges
  from tree w where w.top = $1 and w.level = 'WARD' order by w.code`;

/** The units of a level under a unit that have issued a plan below 36-CT/TW themselves, by code. */
const ISSUED = `
  with recursive below (id) as (
    select document_id from campaigns.document_implementations where implements_id = $2
    union select l.document_id from campaigns.document_implementations l join below b on b.id = l.implements_id)
  select t.code, exists (select from campaigns.documents d join below using (id)
    where d.locality_id = t.unit_id and d.kind = 'PLAN') as issued
  from tree t where t.top = $1 and t.level = $3 order by t.code`;

export function documentQuestions(graph: () => AskedGraph): void {
  test.each([
    [HA_TINH, 'DISTRICT'],
    [HA_TINH, 'WARD'],
    [HONG_LINH, 'WARD'],
    [BAC_HONG, 'WARD'],
  ] as const)(
    'question 7 turned round: which units of %j, level %s, have not carried 36-CT/TW out',
    async (as, level) => {
      const page = (data: Row) => data.units;
      const units = await graph().all('document-gaps', as, { page, level, kinds: ['PLAN'] });
      const counted = await graph().rows(ISSUED, as.unit, stableId('doc:36-CT/TW'), level);
      const issued = new Map(units.map(({ code, documents }) => [code, documents.nodes.length > 0]));
      expect(Object.fromEntries(issued)).toEqual(
        Object.fromEntries(counted.map((unit: Row) => [unit.code, unit.issued])),
      );
      expect(counted.length).toBeGreaterThan(0);
    },
  );

  test.each([HA_TINH, HONG_LINH, BAC_HONG])(
    'question 7 shows $role $unit the cascade below 36-CT/TW, with days and coverage',
    async (as) => {
      const { documents } = await graph().ask('document-cascade', as);
      const steps = await graph().all('document-cascade', as, {
        page: (data) => data.documents.nodes[0].cascade,
      });
      const lags = new Map(
        steps
          .filter(({ document }: Row) => document.issuedOn?.precision === 'DAY')
          .map(({ document, lagFromTop }: Row) => [document.id, lagFromTop.value]),
      );
      const [counted] = await graph().rows(CASCADE, as.unit, stableId('doc:36-CT/TW'));
      expect([...lags].sort()).toEqual(counted.lags);
      const { coverage } = documents.nodes[0];
      expect(
        coverage
          .map(({ level, units, unitsWithDocument: own }: Row) => [level, units.value, own.value])
          .sort(),
      ).toEqual(counted.levels);
      for (const { units, unitsWithDocument: own, share } of coverage)
        expect(share.value).toBeCloseTo((own.value / units.value) * 100, 0);
    },
  );

  test.each([HA_TINH, HONG_LINH])(
    'question 8 shows $role $unit how many units carry campaigns out, were told of them and signed pledges',
    async (as) => {
      const { campaigns } = await graph().ask('pilot-targets', as, {
        kinds: ['NO_DRUG_CRIME', 'DRUG_CLEAN'],
        first: 50,
      });
      const states = campaigns.nodes.map(({ id, coverageTarget: { state }, pledgedUnits }: Row) => ({
        id,
        units: state.units.value,
        deployed: state.deployed.value,
        communicated: state.communicated.value,
        pledged: pledgedUnits.pledged.value,
      }));
      for (const { coverageTarget, pledgedUnits } of campaigns.nodes)
        expect(pledgedUnits.units).toEqual(coverageTarget.state.units);
      expect(states.sort((a: Row, b: Row) => (a.id < b.id ? -1 : 1))).toEqual(
        await graph().rows(TARGETS, as.unit),
      );
    },
  );

  test('question 8 shows in which units of a pilot pledges were signed, page by page where there are many', async () => {
    const { campaigns } = await graph().ask('pilot-targets', HONG_LINH);
    const shown = campaigns.nodes[0].locality.units.nodes.map(({ code, pledgeSummary }: Row) => ({
      code,
      pledges: pledgeSummary.pledges.value,
    }));
    const counted = await graph().rows(PLEDGED, '437');
    expect(shown).toEqual(counted);
    expect(new Set(counted.map(({ pledges }: Row) => pledges > 0))).toEqual(new Set([true, false]));
    const [{ code }] = await graph().rows(
      `select top as code from tree where top_level = 'DISTRICT' and level = 'WARD' group by top having count(*) > 20 and top in (
         select t.code from tree t join campaigns.campaigns c on c.locality_id = t.unit_id and c.kind = 'DRUG_CLEAN' and t.top = '42' and t.level = 'DISTRICT')`,
    );
    const as = { ...HONG_LINH, unit: code };
    const page = (data: Row) => data.campaigns.nodes[0].locality.units;
    const all = await graph().all('pilot-targets', as, {
      page,
      variable: 'unitsAfter',
      kinds: ['DRUG_CLEAN'],
    });
    expect(all.map((unit) => unit.code)).toEqual(
      (await graph().rows(PLEDGED, code)).map((unit: Row) => unit.code),
    );
    expect(all.length).toBeGreaterThan(20);
  });

  test('question 8 says what the seed text says of the pilot: six units, all of them, four zeros nobody stated, a pledge', async () => {
    const { campaigns } = await graph().ask('pilot-targets', HONG_LINH, { kinds: ['NO_DRUG_CRIME'] });
    const [pilot] = campaigns.nodes;
    expect(pilot.coverageTarget.state.units.value).toBe(6);
    expect(pilot.coverageTarget.share.value).toBe(100);
    expect(pilot.zeroTargets.map(({ stated }: Row) => stated)).toEqual([null, null, null, null]);
    expect(pilot.pledges.nodes).toEqual([{ id: stableId('pledge:hong-linh-2023-11-23'), kind: 'PLEDGE' }]);
    expect((await graph().ask('pilot-targets', BAC_HONG)).campaigns.nodes).toEqual([]);
  });
}
