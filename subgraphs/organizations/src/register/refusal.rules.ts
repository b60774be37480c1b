/** What the database refuses although the code allowed it, because of what the caller may not see or what came between. */
import { Conflict, type DiabanError, Invalid } from '@diaban/shared/errors';

const REFUSALS: Readonly<Record<string, () => DiabanError>> = {
  no_circle: () =>
    new Invalid(
      'parentId names an organization that is below this one already: name one above both',
      'parentId',
    ),
  signatory_exists: () =>
    new Invalid(
      'signatories name an organization that does not exist on the day of the pledge: leave it out or correct the day',
      'signatories',
    ),
  signed_outside: () =>
    new Conflict(
      'The organization signed a pledge outside of this time, possibly one above your scope: give a time that holds all that it signed',
    ),
  seat_exists: () =>
    new Invalid(
      'since is after the committee or the organization was dissolved: give an earlier day',
      'since',
    ),
  one_holder_of_a_role: () =>
    new Conflict('Somebody else was given this role meanwhile: read the seats again'),
  one_seat_of_a_role: () =>
    new Conflict('The organization was given this role meanwhile: read the seats again'),
  organizations_one_name: () =>
    new Conflict(
      'The unit has an organization of this kind and name already: change that one, or tell the two apart by name',
    ),
};

/** @param constraint as the database names it @returns null for what is no answer to the caller */
export function refusal(constraint: string | undefined): DiabanError | null {
  return (constraint === undefined ? undefined : REFUSALS[constraint])?.() ?? null;
}
