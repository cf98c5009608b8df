/**
 * How often each of some keys came lately, in the memory of the process alone: nothing of it is
 * stored, and it is forgotten after `ms`. Past `most` keys the oldest go first.
 */
export class Lately {
  #hits = new Map<string, { count: number; until: number }>();

  constructor(
    readonly ms: number,
    readonly most: number,
  ) {}

  /** Counts a key once more and says how often it came within the time. */
  hit(key: string, now: number): number {
    for (const [old, { until }] of this.#hits) {
      if (until > now && this.#hits.size < this.most) break;
      this.#hits.delete(old);
    }
    const known = this.#hits.get(key);
    if (known && known.until > now) return ++known.count;
    this.#hits.delete(key);
    this.#hits.set(key, { count: 1, until: now + this.ms });
    return 1;
  }
}
