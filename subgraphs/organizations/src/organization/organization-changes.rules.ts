/** When an organization may be registered, changed and dissolved. */
import { Conflict, Invalid } from '@diaban/shared/errors';
import { today } from '@diaban/shared/graphql/today';
import type { FieldChange } from '../register/difference.js';
import { checkNotAhead, checkOrder, type Lifespan } from '../register/time.rules.js';
import type { ChangeOrganizationInput, RegisterOrganizationInput } from './organization-changes.inputs.js';

/** What is registered of an organization, by column; its unit and superior are looked up. */
export function registeredColumns(input: RegisterOrganizationInput, on = today()) {
  if (input.kind === 'MINISTRY_OF_PUBLIC_SECURITY')
    throw new Invalid('kind is that of a central body, which belongs to no unit: name another kind', 'kind');
  checkNotAhead(input.validFrom, 'validFrom', on);
  const validFrom = input.validFrom ?? null;
  return {
    kind: input.kind,
    name: input.name.trim(),
    valid_from: validFrom,
    known_since: validFrom ?? on,
    stated_on: on,
    role_note: input.roleNote ?? null,
    bodies: input.bodies === undefined ? 1 : input.bodies,
  };
}

/** @throws Conflict when it does not exist any more: what is over does not change */
export function checkExisting({ valid_to }: Lifespan): void {
  if (valid_to !== null)
    throw new Conflict(`The organization was dissolved, its last day was ${valid_to}: register a new one`);
}

/** The fields that a change names, but for the superior. @throws Invalid or Conflict */
export function changedFields(row: Lifespan, input: ChangeOrganizationInput, on = today()): FieldChange[] {
  checkExisting(row);
  if (input.name === null) throw new Invalid('name is null: an organization always has one', 'name');
  checkNotAhead(input.validFrom, 'validFrom', on);
  return [
    { field: 'name', column: 'name', value: input.name?.trim() },
    { field: 'validFrom', column: 'valid_from', value: input.validFrom },
    { field: 'roleNote', column: 'role_note', value: input.roleNote },
    { field: 'bodies', column: 'bodies', value: input.bodies },
  ];
}

/** @throws Conflict when it was dissolved before, Invalid when the day cannot be its last */
export function checkDissolution(row: Lifespan, lastDay: string, on = today()): void {
  checkExisting(row);
  checkNotAhead(lastDay, 'lastDay', on);
  checkOrder(row.valid_from, lastDay, 'lastDay', 'its first day');
}
