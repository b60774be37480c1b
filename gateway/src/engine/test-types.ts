// Type relations for the tests of the engine's parts.
import { buildSchema } from 'graphql';
import { PossibleTypes } from './possible-types.js';

export const testSchema = buildSchema(`
  type Query { pets: [Pet] me: Person! level: Level any: Any n(x: Int): Int! }
  union Pet = Cat | Dog
  interface Named { name: String }
  type Cat implements Named { id: ID! name: String lives: Int! pals: [[Cat!]] }
  type Dog implements Named { id: ID! name: String owner: Person }
  type Person { id: ID! age: Int score: Float ok: Boolean tags: [String!] }
  enum Level { LOW HIGH }
  scalar Any
`);

export const testTypes = new PossibleTypes(testSchema, new Map([['opaque', ['Named']]]));
