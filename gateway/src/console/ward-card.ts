/** The card of a commune-level unit: its models with criteria, documents and reports, pledges, activities, cases. */
import type { Page, Stated, WardCard } from './api.js';
import { type Child, h } from './dom.js';
import { figure, share } from './figure.js';
import { day, t } from './texts.js';

export function wardCard(ward: WardCard | null | undefined): HTMLElement {
  if (!ward) return h('p', { class: 'empty' }, t('nothing'));
  return h(
    'article',
    { class: 'card' },
    h('h2', {}, ward.fullName, ward.code ? h('small', {}, ` ${ward.code}`) : null),
    h('p', { class: 'place' }, ward.parent?.fullName, ' · ', t('population'), ': ', figure(ward.population)),
    section(t('models'), ward.campaigns, model),
    section(t('pledges'), ward.pledges, ({ kind, signedOn, signatories }) =>
      h(
        'div',
        {},
        h('strong', {}, kind === 'PLEDGE' ? 'Ký cam kết' : 'Giao ước thi đua'),
        ' ',
        stated(signedOn),
        h(
          'ul',
          { class: 'chips' },
          signatories.nodes.map(({ description, count }) => h('li', {}, description, ' · ', figure(count))),
        ),
      ),
    ),
    section(t('activities'), ward.activities, ({ title, heldOn, reach }) =>
      h(
        'div',
        { class: 'line' },
        h('span', {}, title),
        stated(heldOn),
        h('span', {}, t('reach'), ': ', figure(reach)),
      ),
    ),
    cases(ward),
    ward.publishedCaseFigures.nodes.length > 0
      ? section(t('published_cases'), ward.publishedCaseFigures, (published) =>
          h(
            'div',
            { class: 'line' },
            h('span', {}, published.period.label),
            h('span', {}, t('cases'), ': ', figure(published.cases)),
            h('span', {}, t('subjects'), ': ', figure(published.subjects)),
            published.note ? h('small', {}, published.note) : null,
          ),
        )
      : null,
  );
}

function model(campaign: WardCard['campaigns']['nodes'][number]): HTMLElement {
  const { title, isPilot, launchedOn, dueOn, assessments, documents, reportingObligations } = campaign;
  return h(
    'div',
    { class: 'model' },
    h('h4', {}, title, isPilot ? h('small', { class: 'badge' }, t('pilot')) : null),
    h(
      'p',
      {},
      launchedOn ? [t('launchedOn'), ': ', stated(launchedOn)] : null,
      dueOn ? [' ', t('due'), ': ', day(dueOn)] : null,
    ),
    assessments.nodes.map(({ met, total, assessedOn, set, obstacles }) =>
      h(
        'p',
        { class: 'assessment' },
        share(met, total),
        ' ',
        t('criteria').toLowerCase(),
        ' · ',
        stated(assessedOn),
        set?.isTemporary ? ` · ${t('temporary')}` : null,
        obstacles ? h('small', {}, ` ${obstacles}`) : null,
      ),
    ),
    titled(
      t('documents'),
      documents.nodes.map(({ title: name, number, issuedOn }) =>
        h('li', {}, number ? `${number} · ` : null, name, ' ', stated(issuedOn)),
      ),
    ),
    titled(
      t('reports'),
      reportingObligations.nodes.map(({ periodicity, from, to, content }) =>
        h('li', {}, `${from.name ?? '?'} → ${to?.name ?? '?'}: ${content ?? periodicity.join(', ')}`),
      ),
    ),
  );
}

function cases({ caseStatistics }: WardCard): HTMLElement {
  const series = caseStatistics ?? [];
  const line = (name: string, pick: (at: (typeof series)[number]) => Child) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, name),
      series.map((at) => h('td', { class: 'number' }, pick(at))),
    );
  return h(
    'section',
    {},
    h('h3', {}, `${t('cases')}, ${t('subjects').toLowerCase()}`),
    h(
      'table',
      { class: 'small' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', {}, t('quarter')),
          series.map(({ period }) => h('th', { scope: 'col', class: 'number' }, period.label)),
        ),
      ),
      h(
        'tbody',
        {},
        line(t('cases'), (at) => figure(at.cases)),
        line(t('subjects'), (at) => figure(at.subjects)),
      ),
    ),
  );
}

function section<T>(
  title: string,
  { nodes, pageInfo }: Page<T>,
  item: (node: T) => HTMLElement,
): HTMLElement {
  return h(
    'section',
    {},
    h('h3', {}, title),
    nodes.length === 0 ? h('p', { class: 'empty' }, t('none')) : nodes.map(item),
    pageInfo?.hasNextPage ? h('p', { class: 'empty' }, t('more')) : null,
  );
}

function titled(title: string, items: HTMLElement[]): HTMLElement | null {
  return items.length === 0 ? null : h('div', {}, h('h5', {}, title), h('ul', {}, items));
}

function stated(date: Stated | null): HTMLElement | null {
  if (date === null) return null;
  return h('time', {}, day(date.period.label), date.inferred ? h('small', {}, ` (${t('inferred')})`) : null);
}
