import type { EventIn, IndexedLog } from './indexed-log.ts';

/** Numbers the events of all logs, each log's one after the other. A number is used once, also when its log is gone. */
export class Ordinals {
  /** Of the logs that have events and are not gone. */
  readonly #firsts = new Map<IndexedLog, number>();
  /** The same, in the order in which they were added. */
  readonly #logs: IndexedLog[] = [];
  readonly #starts: number[] = [];
  /** One beyond the last number used. */
  end = 0;

  /** Returns the number of the log's first event. */
  add(log: IndexedLog): number {
    const first = this.end;
    if (log.rows.count === 0) return first;
    this.#firsts.set(log, first);
    this.#logs.push(log);
    this.#starts.push(first);
    this.end += log.rows.count;
    return first;
  }

  remove(log: IndexedLog): void {
    const first = this.#firsts.get(log);
    if (first === undefined) return;
    this.#firsts.delete(log);
    const at = this.#before(first) - 1;
    this.#logs.splice(at, 1);
    this.#starts.splice(at, 1);
  }

  /** `log` takes the numbers of `former`, which has as many events. */
  replace(former: IndexedLog, log: IndexedLog): void {
    const first = this.#firsts.get(former);
    if (first === undefined) return;
    this.#firsts.delete(former);
    this.#firsts.set(log, first);
    this.#logs[this.#before(first) - 1] = log;
  }

  /** The number of an event; undefined when its log is not here. */
  of({ log, index }: EventIn): number | undefined {
    const first = this.#firsts.get(log);
    return first === undefined ? undefined : first + index;
  }

  /** The event with a number; undefined when its log is gone. */
  at(ordinal: number): EventIn | undefined {
    const at = this.#before(ordinal) - 1;
    const log = this.#logs[at];
    const index = ordinal - (this.#starts[at] ?? 0);
    return log && index < log.rows.count ? { log, index } : undefined;
  }

  /** How many logs begin at this number or before. */
  #before(ordinal: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#starts[middle]! <= ordinal) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
