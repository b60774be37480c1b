// Smaller versions of a model and of its data: one field, type, membership or home less, tamer data.
import type { Unruliness } from './fuzz-data.js';
import type { FieldModel, Model } from './fuzz-types.js';

/** Every model that is one step smaller; many do not compose, which their user checks. */
export function* smallerModels(model: Model): Generator<Model> {
  for (const { name } of model.objects) yield withoutType(model, name);
  for (const { name } of [...model.interfaces, ...model.unions]) yield withoutType(model, name);
  const lists = fieldLists(model).map((list) => list.length);
  for (const [list, length] of lists.entries()) {
    for (let at = length - 1; at >= 0; at--) {
      const smaller = structuredClone(model);
      fieldLists(smaller)[list]!.splice(at, 1);
      yield smaller;
    }
  }
  for (const [at, object] of model.objects.entries()) {
    for (const [home, keys] of object.keys) {
      const homeless = structuredClone(model);
      homeless.objects[at]!.keys.delete(home);
      yield homeless;
      for (const key of keys.length > 1 ? keys : []) {
        const smaller = structuredClone(model);
        smaller.objects[at]!.keys.set(
          home,
          keys.filter((one) => one !== key),
        );
        yield smaller;
      }
    }
  }
}

/** Every tamer form of the data. */
export function* tamerData(unruly: Unruliness): Generator<Unruliness> {
  if (unruly.failures > 0) yield { ...unruly, failures: 0 };
  if (unruly.violations > 0) yield { ...unruly, violations: 0 };
  if (unruly.nulls > 0) yield { ...unruly, nulls: 0 };
  if (unruly.longest > 1) yield { ...unruly, longest: unruly.longest - 1 };
}

function fieldLists(model: Model): FieldModel[][] {
  const interfaces = model.interfaces.flatMap((one) => [one.shared, one.objectIn?.fields ?? []]);
  return [
    model.queries,
    model.mutations,
    model.subscriptions,
    ...model.objects.map((one) => one.fields),
    ...(interfaces as FieldModel[][]),
  ];
}

function withoutType(model: Model, name: string): Model {
  const smaller = structuredClone(model);
  const isOther = (one: { readonly name: string }) => one.name !== name;
  const without = <Item>(items: readonly Item[]) => items.filter((one) => one !== (name as Item));
  for (const list of fieldLists(smaller)) {
    list.splice(0, list.length, ...list.filter((one) => one.type.replace(/[[\]!]/g, '') !== name));
  }
  for (const object of smaller.objects) {
    object.interfaces.splice(0, object.interfaces.length, ...without(object.interfaces));
  }
  return {
    ...smaller,
    objects: smaller.objects.filter(isOther),
    interfaces: smaller.interfaces.filter(isOther).map((one) => ({ ...one, members: without(one.members) })),
    unions: smaller.unions.filter(isOther).map((one) => ({ ...one, members: without(one.members) })),
  };
}
