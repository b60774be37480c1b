/** What a new pledge must be: its days, and who signs it. */
import { Invalid } from '@diaban/shared/errors';
import { periodOf } from '@diaban/shared/graphql/period';
import { today } from '@diaban/shared/graphql/today';
import { uuidOrNull } from '@diaban/shared/graphql/uuid';
import { checkNotAhead, checkOrder, existsOn, type Lifespan } from '../register/time.rules.js';
import type { SignatoryInput } from './pledge-changes.inputs.js';
import type { SignatoryKind } from './pledge-kind.js';

/** The days of a new pledge, by column. @throws Invalid naming the day that cannot be right */
export function pledgeDays(signedOn: string, validUntil: string | null | undefined, on = today()) {
  checkNotAhead(signedOn, 'signedOn', on);
  checkOrder(signedOn, validUntil, 'validUntil', 'the day on which it was signed');
  const { from, to } = periodOf(signedOn);
  return { signed_on: signedOn, signed_from: from, signed_to: to, valid_until: validUntil ?? null };
}

/** A signatory by column; the organization has its name for a description where none is given. */
export interface SignatoryEntry {
  kind: SignatoryKind;
  organization_id: string | null;
  description: string | null;
  count: number | null;
}

const USUAL_WORDS: Record<Exclude<SignatoryKind, 'ORGANIZATION'>, string> = {
  DEPARTMENTS: 'các ban, ngành, tổ chức đoàn thể',
  RESIDENTIAL_BLOCKS: 'khối dân',
  HOUSEHOLDS: 'hộ gia đình',
};

/** @throws Invalid naming the entry that cannot be right, and how to mend it */
export function signatoryEntries(inputs: readonly SignatoryInput[]): SignatoryEntry[] {
  const seen = new Set<string>();
  return inputs.map((input, at) => {
    const entry = entryOf(input, `signatories.${at}`);
    // blocks and households have no names: two numbers of them cannot be told apart
    const key = entry.organization_id ?? (entry.kind === 'DEPARTMENTS' ? `${at}` : entry.kind);
    if (seen.has(key))
      throw new Invalid(
        `signatories.${at} names ${entry.kind} a second time: one entry with the whole number is enough`,
        `signatories.${at}`,
      );
    seen.add(key);
    return entry;
  });
}

function entryOf(
  { kind, organizationId, count, description }: SignatoryInput,
  field: string,
): SignatoryEntry {
  if (kind !== 'ORGANIZATION') {
    if (organizationId != null)
      throw new Invalid(
        `${field}.organizationId is given for ${kind}: leave it out, or make it the kind ORGANIZATION`,
        `${field}.organizationId`,
      );
    return {
      kind,
      organization_id: null,
      description: description ?? USUAL_WORDS[kind],
      count: count ?? null,
    };
  }
  const id = uuidOrNull(organizationId);
  if (id === null)
    throw new Invalid(
      `${field}.organizationId is ${organizationId == null ? 'missing' : 'no id'}: name the organization by its id`,
      `${field}.organizationId`,
    );
  return { kind, organization_id: id, description: description ?? null, count: count ?? null };
}

/** An organization that signs, as far as the rules ask. */
export interface SigningBody extends Lifespan {
  name: string;
  /** how many bodies it stands for */
  bodies: number | null;
}

/** @throws Invalid when an entry names an organization that the caller does not see */
export function checkSeen(
  { organization_id }: Pick<SignatoryEntry, 'organization_id'>,
  body: SigningBody | null,
  field: string,
): void {
  if (organization_id !== null && body === null)
    throw new Invalid(`${field} names ${organization_id}, which is not in your scope: check the id`, field);
}

/** An entry with what the register knows of its organization. @throws Invalid naming the entry */
export function signedEntry(
  entry: SignatoryEntry,
  body: SigningBody | null,
  signedOn: string,
  field: string,
): SignatoryEntry & { description: string } {
  if (body === null) return { ...entry, description: entry.description! };
  if (!existsOn(body, signedOn))
    throw new Invalid(
      `${field} is ${body.name}, which did not exist on ${signedOn}${body.valid_to === null ? '' : `: it was dissolved, its last day was ${body.valid_to}`}; leave it out`,
      field,
    );
  if (entry.count !== null && body.bodies !== null && entry.count > body.bodies)
    throw new Invalid(
      `${field}.count is ${entry.count}, but ${body.name} stands for ${body.bodies}: give that or less`,
      `${field}.count`,
    );
  const count = body.bodies === 1 ? 1 : entry.count;
  return { ...entry, description: entry.description ?? body.name, count };
}
