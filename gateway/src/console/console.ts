/** The page at /: chooses a viewer, asks a trusted operation, shows the answer, and says what it is and is not. */
import './console.css';
import './unit-table.css';
import './ward-card.css';
import { askToken, type Facts, readFacts } from '../browser/session.js';
import { type Answer, ask, type UnitRow, type WardCard } from './api.js';
import { controls, type State, type View } from './controls.js';
import { type Child, fill, h } from './dom.js';
import { legend, shown } from './figure.js';
import { behind, directoryNote, errors, sampleNote } from './notes.js';
import { speak, t } from './texts.js';
import { unitTable } from './unit-table.js';
import { wardCard } from './ward-card.js';

const DOCUMENTS: Record<View, string> = {
  province: 'province-view',
  district: 'district-view',
  ward: 'ward-view',
};

const root = document.getElementById('page')!;
const state: State = {
  language: navigator.language.startsWith('vi') ? 'vi' : 'en',
  persona: 'province',
  view: 'province',
  year: 2024,
  token: null,
  districtId: null,
  wardId: null,
};
/** Answers that arrive after another question was asked are not shown. */
let question = 0;

async function show(facts: Facts): Promise<void> {
  question += 1;
  const mine = question;
  speak(state.language);
  const content = h(
    'div',
    { id: 'content', 'aria-live': 'polite', 'aria-busy': true },
    h('p', { class: 'empty' }, t('loading')),
  );
  fill(
    root,
    controls(facts, state, (change) => update(facts, change)),
    content,
  );
  try {
    const token = await tokenFor(facts);
    if (token === null) return fill(content, h('p', { class: 'empty' }, t('needToken')));
    const documentId = DOCUMENTS[state.view];
    const result = await ask(documentId, variables(), token);
    if (mine !== question) return;
    shown.figures = 0;
    shown.synthetic = 0;
    const body = bodyOf(facts, result.answer);
    fill(
      content,
      errors(result.answer),
      sampleNote(),
      body,
      directoryNote(result.answer),
      legend(),
      behind(facts, documentId, variables(), result),
    );
  } catch (error) {
    fill(content, h('p', { class: 'error', role: 'alert' }, (error as Error).message));
  } finally {
    content.setAttribute('aria-busy', 'false');
  }
}

function update(facts: Facts, change: Partial<State>): void {
  Object.assign(state, change);
  void show(facts);
}

const tokens = new Map<string, string>();

async function tokenFor({ development }: Facts): Promise<string | null> {
  if (!development) return state.token;
  const { persona } = state;
  const unit = { province: '40', district: '413', ward: '16732' }[persona];
  const known = tokens.get(persona) ?? (await askToken({ role: persona, unit, purpose: 'REPORTING' }));
  tokens.set(persona, known);
  return known;
}

function variables(): Record<string, unknown> {
  const { year, view, districtId, wardId } = state;
  const period = { from: `${year}-01`, to: `${year}-12`, asOf: `${year}-12-31` };
  if (view === 'district') return { ...period, districtId };
  if (view === 'ward' && wardId !== null) return { ...period, byId: true, wardId };
  return period;
}

function bodyOf(facts: Facts, { data }: Answer): Child {
  if (!data) return null;
  if (state.view === 'ward')
    return wardCard((data.locality ?? data.viewerLocality) as WardCard | null | undefined);
  const province = state.view === 'province';
  const page = (province ? data.districts : data.wards) ?? { nodes: [] };
  const open = ({ id }: UnitRow) =>
    update(facts, province ? { view: 'district', districtId: id } : { view: 'ward', wardId: id });
  return unitTable(page, { whole: province ? data.viewerLocality : null, onOpen: open });
}

readFacts().then(show, (error: Error) =>
  fill(root, h('p', { class: 'error', role: 'alert' }, error.message)),
);
