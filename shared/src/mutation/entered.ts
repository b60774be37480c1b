/** Where records come from that somebody makes or changes through the graph. */
import type { Provenance } from '../graphql/measure.js';
import type { Viewer } from '../scope/viewer.js';

type Writer = Pick<Viewer, 'role' | 'unit'>;

/** The origin of a new record: the register itself, in the words of the unit that made it. @param register its name */
export function enteredBy(register: string, writer: Writer): { provenance: Provenance; source: string } {
  return { provenance: 'REGISTERED', source: `${register}, entered by ${unitOf(writer)}` };
}

/** The source of a record that somebody else changes. It still begins with whose word the rest is. */
export function amendedSource(source: string, writer: Writer): string {
  const unit = unitOf(writer);
  const amendment = `; amended by ${unit}`;
  return source.includes(amendment) || source.endsWith(`, entered by ${unit}`)
    ? source
    : `${source}${amendment}`;
}

function unitOf({ role, unit }: Writer): string {
  return `${role} ${unit}`;
}
