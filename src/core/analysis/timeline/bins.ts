import { compareLevels, type Level } from '../../detect/level.ts';
import { firstThat } from '../../log/binary-search.ts';

/** Bins are whole seconds, as times are. */
const SECOND_MS = 1000;

/** A stretch of time in equal parts. Milliseconds since 1970 UTC. */
export class Bins {
  readonly from: number;
  /** When the last bin ends. */
  readonly to: number;
  readonly width: number;
  readonly number: number;

  /** At most `most` of them, which together hold `[from, to)`. */
  constructor(from: number, to: number, most: number) {
    this.from = from;
    this.width = Math.ceil((to - from) / most / SECOND_MS) * SECOND_MS;
    this.number = Math.max(1, Math.min(most, Math.ceil((to - from) / this.width)));
    this.to = from + this.number * this.width;
  }

  /** The number of the bin of a time; -1 for what is in none. */
  of(time: number): number {
    return time >= this.from && time < this.to ? Math.floor((time - this.from) / this.width) : -1;
  }

  zeros(): number[] {
    return Array.from<number>({ length: this.number }).fill(0);
  }

  /** How many of these times, which are ascending, are in each bin. */
  count(times: Float64Array): number[] {
    const counts = this.zeros();
    for (let at = firstThat(times.length, (place) => times[place]! >= this.from); at < times.length; at++) {
      const bin = this.of(times[at]!);
      if (bin < 0) break;
      counts[bin]!++;
    }
    return counts;
  }

  /** Gathers the highest level in each bin. */
  levels(): BinLevels {
    return new BinLevels(this);
  }
}

/** The highest level in each bin; null where there is none. */
export class BinLevels {
  readonly highest: (Level | null)[];
  readonly #bins: Bins;

  constructor(bins: Bins) {
    this.#bins = bins;
    this.highest = Array.from<Level | null>({ length: bins.number }).fill(null);
  }

  add(time: number, level: Level): void {
    const bin = this.#bins.of(time);
    if (bin < 0) return;
    const known = this.highest[bin];
    if (!known || compareLevels(level, known) > 0) this.highest[bin] = level;
  }
}
