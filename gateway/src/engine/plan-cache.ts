// Keeps what was made of texts (operations, documents, plans), bounded by memory, and tells texts that come again from those
// that come once: a flood of the latter passes by without driving the former out or growing old in memory (as in 2Q).

/** How many entries wait to be asked for a second time. */
const mostFresh = 48;
/** How many texts are known to have come once. */
const mostSeen = 8_192;

interface Entry<Value> {
  readonly value: Value;
  bytes: number;
}

/** A cache of what comes again. What is new has little time to come again; later it must come twice more. */
export class PlanCache<Value> {
  readonly #most: number;
  readonly #fresh = new Map<string, Entry<Value>>();
  /** The one that was used longest ago comes first. */
  readonly #kept = new Map<string, Entry<Value>>();
  /** Numbers of texts that came once and were dropped. */
  readonly #seen = new Set<number>();
  #bytes = 0;
  #freshBytes = 0;
  #hits = 0;
  #misses = 0;
  #evictions = 0;

  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  get(key: string): Value | undefined {
    const entry = this.#kept.get(key) ?? this.#fresh.get(key);
    if (entry === undefined) {
      this.#misses += 1;
      return undefined;
    }
    this.#hits += 1;
    if (this.#fresh.delete(key)) this.#freshBytes -= entry.bytes;
    this.#kept.delete(key);
    this.#kept.set(key, entry);
    return entry.value;
  }

  /** Takes a value in; one that alone weighs more than the bound is not taken. */
  set(key: string, value: Value, bytes: number): void {
    this.delete(key);
    if (bytes > this.#most) return;
    const cameBefore = this.#seen.delete(numberOf(key));
    (cameBefore ? this.#kept : this.#fresh).set(key, { value, bytes });
    this.#bytes += bytes;
    if (!cameBefore) this.#freshBytes += bytes;
    this.#shrink();
  }

  /** Weighs a value anew, if it is still here. */
  weigh(key: string, value: Value, bytes: number): void {
    const entry = this.#kept.get(key) ?? this.#fresh.get(key);
    if (entry?.value !== value) return;
    this.#bytes += bytes - entry.bytes;
    if (this.#fresh.has(key)) this.#freshBytes += bytes - entry.bytes;
    entry.bytes = bytes;
    if (bytes > this.#most) this.delete(key);
    this.#shrink();
  }

  /** Whether there was one. */
  delete(key: string): boolean {
    const entry = this.#kept.get(key) ?? this.#fresh.get(key);
    if (entry === undefined) return false;
    this.#bytes -= entry.bytes;
    if (this.#fresh.delete(key)) this.#freshBytes -= entry.bytes;
    else this.#kept.delete(key);
    return true;
  }

  metrics(): Record<string, number> {
    return {
      planCacheEntries: this.#fresh.size + this.#kept.size,
      planCacheBytes: this.#bytes,
      planCacheHits: this.#hits,
      planCacheMisses: this.#misses,
      planCacheEvictions: this.#evictions,
    };
  }

  #shrink(): void {
    while (this.#fresh.size > mostFresh || this.#bytes > this.#most) {
      // what is new keeps its few places, so that requests which come together find it, but never most of the memory
      const dropsFresh =
        this.#fresh.size > mostFresh || this.#freshBytes > this.#most / 2 || this.#kept.size === 0;
      const [oldest] = (dropsFresh ? this.#fresh : this.#kept).keys();
      if (oldest === undefined) return;
      if (dropsFresh) this.#remember(oldest);
      this.delete(oldest);
      this.#evictions += 1;
    }
  }

  #remember(key: string): void {
    this.#seen.add(numberOf(key));
    const [oldest] = this.#seen;
    if (this.#seen.size > mostSeen && oldest !== undefined) this.#seen.delete(oldest);
  }
}

/** Two texts with one number do no harm: the second is kept at once. */
function numberOf(text: string): number {
  let hash = text.length;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
