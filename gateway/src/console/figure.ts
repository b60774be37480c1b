/** Shows one figure so that zero, hidden, unknown, made-up and published can be told apart without colour. */
import type { Figure } from './api.js';
import { h } from './dom.js';
import { number, t } from './texts.js';

/** What was shown since the last answer, for the note about the sample. */
export const shown = { figures: 0, synthetic: 0 };

export function figure(value: Figure | null | undefined): HTMLElement {
  if (!value) return h('span', { class: 'figure missing', title: t('notReported') }, '–');
  const { status, band, provenance, source } = value;
  shown.figures += 1;
  if (provenance === 'SYNTHETIC') shown.synthetic += 1;
  const mark = provenance === 'SYNTHETIC' ? ' synthetic' : provenance === 'PUBLISHED' ? ' published' : '';
  const origin = mark === '' ? source : `${t(mark.trim() as 'synthetic' | 'published')}. ${source}`;
  if (status === 'SUPPRESSED')
    return h(
      'span',
      { class: `figure suppressed${mark}`, title: `${t('suppressed')}. ${origin}` },
      (band ?? '').replace('-', '–'),
    );
  if (value.value === null)
    return h('span', { class: 'figure missing', title: `${t('notReported')}. ${source}` }, '–');
  return h('span', { class: `figure${mark}`, title: origin }, number(value.value));
}

/** Met of total, such as 31/34. */
export function share(met: Figure | undefined, total: Figure | undefined): HTMLElement {
  return h('span', { class: 'share' }, figure(met), '/', figure(total));
}

/** Explains the signs beside a table. */
export function legend(): HTMLElement {
  const entry = (sample: string, kind: string, text: string) =>
    h('li', {}, h('span', { class: `figure ${kind}` }, sample), ' ', text);
  return h(
    'ul',
    { class: 'legend' },
    entry('1–4', 'suppressed', t('suppressed')),
    entry('–', 'missing', t('notReported')),
    entry('12', 'synthetic', t('synthetic')),
    entry('12', 'published', t('published')),
  );
}
