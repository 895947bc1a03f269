import type { CaseLog } from '../core/analysis/case.ts';
import type { Investigation } from '../core/analysis/investigation.ts';
import { inOneGo } from '../core/log/steps.ts';

/** So many events are worked in at a time: of thousands of logs, some at once. */
const MANY = 1 << 14;
/** Logs of fewer events are left for later: to put them in order again would take longer than what there is to be done. */
const FEW = 64;
/** What is expected is only about right: room is made for more, */
const MARGIN = 1.2;
/** but for no more than so many times what has come. */
const MOST = 64;

/**
 * Adds logs to an investigation while others are still read, and works them in: then the threads that read share what
 * this one would have to do alone at the end.
 */
export class AddedEarly {
  readonly #investigation: Investigation;
  readonly #added = new Set<CaseLog>();
  #waiting: CaseLog[] = [];
  #eventsWaiting = 0;
  #events = 0;

  constructor(investigation: Investigation) {
    this.#investigation = investigation;
  }

  /** The next log, with so many events, when `share` of all there is has been read. */
  take(log: CaseLog, events: number, share: number): void {
    this.#events += events;
    if (events < FEW) return;
    this.#waiting.push(log);
    this.#eventsWaiting += events;
    // Where all is read nothing is gained.
    if (this.#eventsWaiting < MANY || !(share < 1)) return;
    for (const each of this.#waiting) this.#added.add(each);
    this.#investigation.add(this.#waiting);
    this.#waiting = [];
    this.#eventsWaiting = 0;
    const expected = Math.min(MARGIN / share, MOST) * this.#events;
    inOneGo(this.#investigation.workInSteps(Math.ceil(expected)));
  }

  /** Those of the logs that were not added. */
  rest(logs: readonly CaseLog[]): readonly CaseLog[] {
    return logs.filter((log) => !this.#added.has(log));
  }
}
