/** What stands around an answer: what went wrong, what is made up, how far the directory reaches, what was asked. */
import type { Facts } from '../browser/session.js';
import type { Answer, Directory } from './api.js';
import { type Child, h } from './dom.js';
import { shown } from './figure.js';
import { day, t } from './texts.js';

export function errors({ errors: list = [] }: Answer): Child {
  return list.length > 0
    ? h(
        'ul',
        { class: 'error', role: 'alert' },
        list.slice(0, 5).map(({ message }) => h('li', {}, message)),
      )
    : null;
}

export function sampleNote(): Child {
  if (shown.synthetic === 0) return null;
  return h('p', { class: 'sample' }, t('syntheticBanner', { n: shown.synthetic, m: shown.figures }));
}

export function directoryNote({ data }: Answer): Child {
  const directory: Directory | undefined = data?.directory ?? (data?.districts ?? data?.wards)?.directory;
  if (!directory) return null;
  const { horizon, asOf, position, source } = directory;
  return h(
    'p',
    { class: 'note' },
    t('horizon', { horizon: day(horizon) }),
    ' ',
    position === 'BEYOND_HORIZON' ? `${t('beyond', { asOf: day(asOf) })} ` : null,
    h('small', {}, source),
  );
}

export function behind(
  { operations }: Facts,
  id: string,
  variables: object,
  { milliseconds, bytes }: { milliseconds: number; bytes: number },
): Child {
  const source = operations.find((one) => one.id === id)?.source ?? '';
  const question = JSON.stringify({ documentId: id, variables });
  return h(
    'section',
    { class: 'behind' },
    h(
      'p',
      {},
      t('answered', { ms: milliseconds, kb: Math.round(bytes / 1024) }),
      ' ',
      h('a', { href: `/ide?operation=${id}` }, `${t('openIde')}: ${id}`),
    ),
    h(
      'details',
      {},
      h('summary', {}, t('behind')),
      h('pre', { tabindex: 0 }, `POST /graphql\n${question}`),
      h('pre', { tabindex: 0 }, source),
    ),
  );
}
