/** The head of the page: what this is, as whom one looks, which operation and which year. */
import type { Facts } from '../browser/session.js';
import { type Child, h } from './dom.js';
import { type Language, type TextKey, t } from './texts.js';

export type View = 'province' | 'district' | 'ward';

export interface State {
  language: Language;
  persona: View;
  view: View;
  year: number;
  /** pasted in; only where there is no development issuer */
  token: string | null;
  districtId: string | null;
  wardId: string | null;
}

const VIEWS: readonly View[] = ['province', 'district', 'ward'];
const YEARS = [2021, 2022, 2023, 2024, 2025];

export function controls(facts: Facts, state: State, change: (to: Partial<State>) => void): HTMLElement {
  const other: Language = state.language === 'vi' ? 'en' : 'vi';
  return h(
    'div',
    {},
    h(
      'header',
      { class: 'top' },
      h(
        'div',
        {},
        h('h1', {}, 'Diaban ', h('span', { class: 'subtitle' }, 'Địa bàn')),
        h('p', {}, t('tagline')),
      ),
      h(
        'nav',
        {},
        h('a', { href: '/ide' }, 'GraphQL IDE'),
        h(
          'button',
          { lang: other, click: () => change({ language: other }) },
          other === 'vi' ? 'Tiếng Việt' : 'English',
        ),
      ),
    ),
    h('p', { class: 'honest' }, t('honest')),
    h(
      'div',
      { class: 'choices' },
      facts.development ? personas(state, change) : pasting(change),
      h(
        'fieldset',
        {},
        h('legend', {}, t('view')),
        VIEWS.map((view) =>
          choice(`view_${view}`, state.view === view, () => change({ view, districtId: null, wardId: null })),
        ),
      ),
      h(
        'fieldset',
        {},
        h('legend', {}, t('year')),
        h(
          'select',
          {
            'aria-label': t('year'),
            change: (event) => change({ year: Number((event.target as HTMLSelectElement).value) }),
          },
          YEARS.map((year) => h('option', { value: year, selected: year === state.year }, year)),
        ),
      ),
    ),
  );
}

function personas(state: State, change: (to: Partial<State>) => void): Child {
  const pick = (persona: View) => () => change({ persona, view: persona, districtId: null, wardId: null });
  return h(
    'fieldset',
    {},
    h('legend', {}, t('persona')),
    VIEWS.map((persona) =>
      choice(persona, state.persona === persona, pick(persona), h('small', {}, t(`role_${persona}`))),
    ),
  );
}

function choice(label: TextKey, pressed: boolean, click: () => void, more: Child = null): HTMLElement {
  return h('button', { type: 'button', 'aria-pressed': pressed ? 'true' : 'false', click }, t(label), more);
}

function pasting(change: (to: Partial<State>) => void): Child {
  const input = h('input', { type: 'password', autocomplete: 'off', 'aria-label': t('token') });
  const use = () => change({ token: input.value.trim() === '' ? null : input.value.trim() });
  return h(
    'fieldset',
    {},
    h('legend', {}, t('token')),
    input,
    h('button', { type: 'button', click: use }, t('useToken')),
  );
}
