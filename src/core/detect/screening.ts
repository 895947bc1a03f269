import type { AnsweredCalls } from '../log/calls.ts';
import type { ColumnsOfLog } from './event-columns.ts';
import type { CallOfInterest } from './prepared-rules.ts';
import type { Left } from './screen.ts';

/** An event of which more has to be known than its columns. */
export interface ScreenedEvent {
  readonly index: number;
  readonly ofCall: CallOfInterest;
  readonly left: Left;
}

/**
 * Goes through the events of a log and stops at those that a rule is left for, or that may tell something about others. No
 * generator: of four events three are gone at once.
 */
export class Screening {
  readonly #columns: ColumnsOfLog;
  readonly #calls: AnsweredCalls<CallOfInterest>;
  /** The first one that was not looked at. */
  #next = 0;

  constructor(columns: ColumnsOfLog, calls: AnsweredCalls<CallOfInterest>) {
    this.#columns = columns;
    this.#calls = calls;
  }

  get isAtEnd(): boolean {
    return this.#next >= this.#calls.calls.length;
  }

  /** The next such event of the next `most` ones. */
  next(most: number): ScreenedEvent | undefined {
    const { calls, answers } = this.#calls;
    const end = Math.min(calls.length, this.#next + most);
    for (let index = this.#next; index < end; index++) {
      const ofCall = answers[calls[index]!];
      if (!ofCall) continue;
      this.#columns.index = index;
      const left = ofCall.screen(this.#columns);
      if (left.rules.length === 0 && !ofCall.mayJoin) continue;
      this.#next = index + 1;
      return { index, ofCall, left };
    }
    this.#next = end;
    return undefined;
  }
}
