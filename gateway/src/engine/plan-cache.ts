// Keeps compiled operations by their text, bounded by the memory they take.

/** A cache that drops what was used longest ago once its entries together weigh more than the bound. */
export class PlanCache<Value> {
  readonly #most: number;
  readonly #entries = new Map<string, { readonly value: Value; readonly bytes: number }>();
  #bytes = 0;
  #hits = 0;
  #misses = 0;
  #evictions = 0;

  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#misses += 1;
      return undefined;
    }
    this.#hits += 1;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps a value; one that alone weighs more than the bound is not kept. */
  set(key: string, value: Value, bytes: number): void {
    this.#remove(key);
    if (bytes > this.#most) return;
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    while (this.#bytes > this.#most) {
      const [oldest] = this.#entries.keys();
      if (oldest === undefined) return;
      this.#remove(oldest);
      this.#evictions += 1;
    }
  }

  /** Whether there was one. */
  delete(key: string): boolean {
    const known = this.#entries.has(key);
    this.#remove(key);
    return known;
  }

  metrics(): Record<string, number> {
    return {
      planCacheEntries: this.#entries.size,
      planCacheBytes: this.#bytes,
      planCacheHits: this.#hits,
      planCacheMisses: this.#misses,
      planCacheEvictions: this.#evictions,
    };
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }
}
