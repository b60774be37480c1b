/** When the parts of a criteria set fit each other: totals are stated, never invented. */
import { Invalid } from '@diaban/shared/errors';
import type { RegisterCriteriaSetInput } from './criteria-set.inputs.js';
import type { Criterion } from './criterion.js';

export interface SectionTotal {
  title: string;
  total: number;
}

/** @throws Invalid naming what does not fit the total or the sections */
export function partsOf({ total, sections, items }: RegisterCriteriaSetInput): {
  sections: SectionTotal[];
  items: Criterion[];
} {
  const parts = (sections ?? []).map(({ title, total: count }) => ({ title, total: count }));
  const criteria = (items ?? []).map(({ code, title, section, rule }) => ({
    code,
    title,
    section: section ?? null,
    rule: rule ?? null,
  }));
  checkSum(total, parts);
  if (criteria.length === 0) return { sections: parts, items: [] };
  if (criteria.length !== total)
    throw new Invalid(
      `The set has ${total} criteria, but items names ${criteria.length}: name all of them, or none`,
      'items',
    );
  const twice = criteria.find(({ code }, at) => criteria.findIndex((one) => one.code === code) !== at);
  if (twice)
    throw new Invalid(`items names ${twice.code} twice: each criterion has a code of its own`, 'items');
  checkSections(parts, criteria);
  return { sections: parts, items: criteria };
}

function checkSum(total: number, sections: readonly SectionTotal[]): void {
  const sum = sections.reduce((count, section) => count + section.total, 0);
  if (sections.length > 0 && sum !== total)
    throw new Invalid(
      `The sections have ${sum} criteria, the set ${total}: give all sections, or none where only the total is known`,
      'sections',
    );
}

function checkSections(sections: readonly SectionTotal[], items: readonly Criterion[]): void {
  for (const { section, code } of items) {
    if (section !== null && !sections.some(({ title }) => title === section))
      throw new Invalid(`${code} is in “${section}”, which is none of the sections`, 'items');
  }
  for (const { title, total } of sections) {
    const found = items.filter(({ section }) => section === title).length;
    if (found !== total)
      throw new Invalid(`“${title}” has ${total} criteria, but items names ${found} in it`, 'items');
  }
}
