/** DataLoaders in the three shapes that repositories need: one row a key, many rows a key, and either with arguments. */
import DataLoader from 'dataloader';

/** One value a key, null where there is none. `fetch` is called once a batch, with distinct keys. */
export function loadOne<K extends string | number, V>(
  fetch: (keys: readonly K[]) => Promise<readonly V[]>,
  keyOf: (value: V) => K,
): DataLoader<K, V | null> {
  return new DataLoader<K, V | null>(async (keys) => {
    const found = new Map((await fetch(keys)).map((value) => [keyOf(value), value]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** All values of a key, in the order in which `fetch` returned them; an empty list where there are none. */
export function loadMany<K extends string | number, V>(
  fetch: (keys: readonly K[]) => Promise<readonly V[]>,
  keyOf: (value: V) => K,
): DataLoader<K, V[]> {
  return new DataLoader<K, V[]>(async (keys) => {
    const groups = new Map<K, V[]>(keys.map((key) => [key, []]));
    for (const value of await fetch(keys)) groups.get(keyOf(value))?.push(value);
    return keys.map((key) => groups.get(key) ?? []);
  });
}

/** A loader for a field with arguments: the keys that are asked with equal arguments form one batch. */
export class LoaderWithArgs<K extends string | number, A, V> {
  private readonly loaders = new Map<string, DataLoader<K, V>>();

  constructor(private readonly make: (args: A) => DataLoader<K, V>) {}

  load(key: K, args: A): Promise<V> {
    const text = JSON.stringify(args);
    let loader = this.loaders.get(text);
    if (!loader) {
      loader = this.make(args);
      this.loaders.set(text, loader);
    }
    return loader.load(key);
  }
}
