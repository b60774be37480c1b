/** What every subgraph's schema must be, whoever wrote it: no persons, lists as pages, figures as measures, all described. */

import { subgraph as campaigns } from '@diaban/campaigns/subgraph';
import { subgraph as cases } from '@diaban/cases/subgraph';
import { subgraph as localities } from '@diaban/localities/subgraph';
import { subgraph as organizations } from '@diaban/organizations/subgraph';
import { buildFederatedSchema } from '@diaban/shared/graphql/federated-schema';
import type { AnySubgraph } from '@diaban/shared/server/subgraph';
import { describe, expect, test } from '@jest/globals';
import {
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';

/** Words that would point at a person; a field holds counts, roles and organizations only. */
const PERSON =
  /(^|_)(person(al)?|given|family|first|last|full)_?name$|(national|citizen|identity)_?(id|card|number)|passport|birth|address|phone|email|photo|fingerprint|case_?file|cccd|cmnd|ho_?ten|ngay_?sinh/i;

/** `fullName` of a unit is the name of a place with its kind. */
const PLACES = new Set(['Locality.fullName', 'LocalityVersion.fullName']);

/** Figures that are numbers because they are no measures of the world. */
const PLAIN_NUMBERS = new Set(['Succession.share', 'ReportingObligation.dueDay']);

/** Versions of objects, and the counts and places of rows in an imported file. */
const BOOKKEEPING = /\.version$|^Import(Job|Fault)\./;

const INTERNAL = /^(_|__)|^(Query|_Any|_Service|_Entity|FieldSet|federation__\w+|link__\w+)$/;

describe.each([localities, cases, organizations, campaigns] as AnySubgraph[])(
  'the schema of $name',
  (definition) => {
    const { schema } = buildFederatedSchema(definition);
    const types = Object.values(schema.getTypeMap()).filter(
      ({ name }) => !INTERNAL.test(name) || name === 'Query',
    );
    const objects = types.filter(isObjectType);
    const fields = objects.flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ name }) => !name.startsWith('_'))
        .map((field) => ({ path: `${type.name}.${field.name}`, field, type })),
    );
    const inputs = types
      .filter(isInputObjectType)
      .flatMap((type) =>
        Object.values(type.getFields()).map((field) => ({ path: `${type.name}.${field.name}`, field })),
      );

    test('has no field that could hold a person', () => {
      const snake = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1_$2');
      const names = [...fields, ...inputs]
        .filter(({ field }) => PERSON.test(snake(field.name)))
        .map(({ path }) => path);
      expect(names.filter((path) => !PLACES.has(path))).toEqual([]);
    });

    test('describes every type, field, argument and enum value', () => {
      const silent = [
        ...types
          .filter(
            (type) =>
              !['Query', 'Mutation', 'Subscription'].includes(type.name) &&
              !isBuiltIn(type) &&
              !type.description,
          )
          .map(({ name }) => name),
        ...[...fields, ...inputs].filter(({ field }) => !field.description).map(({ path }) => path),
        ...fields.flatMap(({ path, field }) =>
          field.args.filter(({ description }) => !description).map(({ name }) => `${path}(${name})`),
        ),
        ...types
          .filter((type) => isEnumType(type))
          .flatMap((type) =>
            type
              .getValues()
              .filter(({ description }) => !description)
              .map(({ name }) => `${type.name}.${name}`),
          ),
      ];
      expect(silent).toEqual([]);
    });

    test('names enum values in upper case', () => {
      const values = types
        .filter((type) => isEnumType(type))
        .flatMap((type) => type.getValues().map(({ name }) => name));
      expect(values.filter((name) => !/^[A-Z][A-Z0-9_]*$/.test(name))).toEqual([]);
    });

    test('gives every list of entities as a page, with the arguments first and after', () => {
      const entities = new Set(
        objects
          .filter((type) => type.astNode?.directives?.some(({ name }) => name.value === 'key'))
          .map(({ name }) => name),
      );
      const bare = fields.filter(({ field, type }) => {
        const inner = isNonNullType(field.type) ? field.type.ofType : field.type;
        return (
          isListType(inner) &&
          entities.has(getNamedType(field.type).name) &&
          field.name !== 'nodes' &&
          !['Query', 'Mutation', 'Subscription'].includes(type.name)
        );
      });
      // short lists that belong to one object and have a natural bound
      const bounded = new Set([
        'PoliceCase.handledBy',
        'CaseFacts.handledBy',
        'PublishedCaseFigure.handledBy',
        'Activity.organizers',
        'Activity.partners',
      ]);
      expect(bare.map(({ path }) => path).filter((path) => !bounded.has(path))).toEqual([]);
      const pages = fields.filter(({ field }) => getNamedType(field.type).name.endsWith('Page'));
      expect(pages.length).toBeGreaterThan(0);
      for (const { path, field } of pages)
        expect([path, field.args.map(({ name }) => name)]).toEqual([
          path,
          expect.arrayContaining(['first', 'after']),
        ]);
    });

    test('gives every figure as a Measure, never as a bare number', () => {
      const numbers = fields.filter(
        ({ field }) =>
          isScalarType(getNamedType(field.type)) && ['Int', 'Float'].includes(getNamedType(field.type).name),
      );
      expect(
        numbers
          .map(({ path }) => path)
          .filter(
            (path) => !path.startsWith('Measure.') && !PLAIN_NUMBERS.has(path) && !BOOKKEEPING.test(path),
          ),
      ).toEqual([]);
    });

    test('takes asOf as a Date wherever it takes it', () => {
      const args = fields.flatMap(({ path, field }) =>
        field.args.filter(({ name }) => name === 'asOf').map(({ type }) => [path, String(type)]),
      );
      expect(args.filter(([, type]) => type !== 'Date')).toEqual([]);
    });
  },
);

function isBuiltIn({ name }: GraphQLNamedType): boolean {
  return ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(name);
}
