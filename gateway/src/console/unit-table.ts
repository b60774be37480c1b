/** The table of the province and district views: one unit a row, quarters side by side. */
import type { Page, UnitRow } from './api.js';
import { type Child, h } from './dom.js';
import { figure, share } from './figure.js';
import { t } from './texts.js';

interface Options {
  /** a row above all others for the unit as a whole */
  whole?: UnitRow | null | undefined;
  /** opens a unit's own view */
  onOpen: (unit: UnitRow) => void;
}

export function unitTable({ nodes, pageInfo }: Page<UnitRow>, { whole, onOpen }: Options): HTMLElement {
  const first = whole ?? nodes[0];
  if (first === undefined) return h('p', { class: 'empty' }, t('nothing'));
  const quarters = (first.caseStatistics ?? []).map(({ period }) => period.label.replace(/^\d{4}-/, ''));
  const withWards = first.unitCount !== undefined;
  return h(
    'div',
    {},
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('view') },
      h(
        'table',
        {},
        heading(quarters, withWards),
        h(
          'tbody',
          {},
          whole ? row(whole, withWards, `${t('whole')}: ${whole.fullName ?? ''}`, 'whole') : null,
          nodes.map((unit) =>
            row(
              unit,
              withWards,
              h('button', { class: 'link', click: () => onOpen(unit) }, unit.fullName ?? unit.id),
            ),
          ),
        ),
      ),
    ),
    nodes.length === 0 ? h('p', { class: 'empty' }, t('nothing')) : null,
    pageInfo?.hasNextPage ? h('p', { class: 'empty' }, t('more')) : null,
  );
}

function heading(quarters: readonly string[], withWards: boolean): HTMLElement {
  const tall = (text: string, kind = 'number') => h('th', { rowspan: 2, scope: 'col', class: kind }, text);
  const wide = (text: string) =>
    h('th', { colspan: quarters.length, scope: 'colgroup', class: 'group' }, text);
  const names = () => quarters.map((quarter) => h('th', { scope: 'col', class: 'number' }, quarter));
  return h(
    'thead',
    {},
    h(
      'tr',
      {},
      tall(t('unit'), 'name'),
      withWards ? tall(t('wards')) : null,
      tall(t('launched')),
      tall(t('criteria')),
      tall(t('signatories')),
      quarters.length > 0 ? [wide(t('cases')), wide(t('subjects'))] : null,
      tall(t('reach')),
    ),
    h('tr', {}, names(), names()),
  );
}

function row(unit: UnitRow, withWards: boolean, name: Child, kind = ''): HTMLElement {
  const { campaignSummary: campaigns, pledgeSummary: pledges, caseStatistics, outreachSummary } = unit;
  const cell = (content: Child) => h('td', { class: 'number' }, content);
  const series = caseStatistics ?? [];
  return h(
    'tr',
    { class: kind },
    h('th', { scope: 'row', class: 'name' }, name, unit.code ? h('small', {}, ` ${unit.code}`) : null),
    withWards ? cell(figure(unit.unitCount)) : null,
    cell(figure(campaigns?.launched)),
    cell(share(campaigns?.criteriaMet, campaigns?.criteriaTotal)),
    cell(figure(pledges?.signatories)),
    series.map(({ cases }) => cell(figure(cases))),
    series.map(({ subjects }) => cell(figure(subjects))),
    cell(figure(outreachSummary?.[0]?.reach)),
  );
}
